import { chownSync, mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { runFolder } from "../watcher.ts";

/** For whom a stranger's program runs: a folder to write to, and a user who owns nothing else, where we may choose one. */
export type Guest = { folder: string; uid: number | undefined };

/** Users that nobody has: the range that systemd takes for those of a moment (https://systemd.io/UIDS-GIDS/). */
const FIRST = 61_184;
const COUNT = 4_336;
let next = process.pid;

/** Where guests may write. */
export const guestsFolder = (): string => {
  const folder = join(runFolder(), "guests");
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  return folder;
};

/**
 * One of their own for each, so that no two meet and their processes are counted apart. `uid` is undefined where we are not root, and where we
 * are in a namespace that knows nobody else.
 */
export function makeGuest(): Guest {
  const folder = mkdtempSync(join(guestsFolder(), "guest-"));
  if (process.getuid?.() !== 0) return { folder, uid: undefined };
  const uid = FIRST + (next++ % COUNT);
  try {
    chownSync(folder, uid, uid);
  } catch {
    return { folder, uid: undefined };
  }
  return { folder, uid };
}

/** All of the environment that a guest gets, besides what is given on purpose. */
export const guestEnvironment = ({ folder }: Guest): Record<string, string> => ({
  PATH: process.env.PATH ?? "",
  HOME: folder,
  TMPDIR: folder,
  LANG: "C.UTF-8",
  TZ: "UTC",
});
