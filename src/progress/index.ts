import { readKept } from "../client/kept.ts";
import { MARKS_KEY } from "./key.ts";
import type { ProgressLog } from "./log.ts";

export type { Known } from "./known.ts";
export type { ProgressLog } from "./log.ts";
export type { Item } from "./state.ts";
export type { About, Kept } from "./writing.ts";

/** The reader's log, and how it is written to. */
export type Opened = { log: ProgressLog; write: typeof import("./writing.ts").write };

let opened: Opened | undefined;
let opening: Promise<Opened> | undefined;
const waiting = new Set<(progress: Opened) => void>();

/** The log, fetched with what it needs when it is first asked for. @throws where its script does not arrive: then it is asked for again */
export function openProgress(): Promise<Opened> {
  opening ??= import("./opened.ts").then(
    async ({ ProgressLog, write }) => {
      const log = new ProgressLog();
      await log.ready;
      opened = { log, write };
      for (const tell of waiting) tell(opened);
      waiting.clear();
      return opened;
    },
    (error: unknown) => {
      opening = undefined;
      throw error;
    },
  );
  return opening;
}

/**
 * Tells what the log knows, and tells again whenever that changes, from when somebody has opened it; of a reader who has practised before it is opened for that.
 * @returns what ends it
 */
export function followProgress(tell: (progress: Opened) => void): () => void {
  let leave = () => {};
  const follow = (progress: Opened) => {
    leave = progress.log.subscribe(() => tell(progress));
    tell(progress);
  };
  if (opened) follow(opened);
  else {
    waiting.add(follow);
    // Who shows what was kept can do without; who records says that it did not arrive.
    if (readKept(MARKS_KEY) !== undefined) openProgress().catch(() => {});
  }
  return () => {
    waiting.delete(follow);
    leave();
  };
}
