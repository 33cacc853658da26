import { spawnSync } from "node:child_process";
import { has } from "../../lab/namespaces.ts";
import { type ExecuteOptions, type Execution, execute } from "../process.ts";
import { Cell, type Reach } from "./cell.ts";
import { type Guest, guestEnvironment } from "./guest.ts";
import { LIMITED } from "./limits.ts";

export type { Reach } from "./cell.ts";
export { type Guest, makeGuest } from "./guest.ts";

type Options = Pick<ExecuteOptions, "timeout"> & {
  guest: Guest;
  reach: Reach;
  env?: Record<string, string>;
};

/** Cells that wait for a guest, the one that waits longest first. Of those for an engine's folders many wait for nobody: the engine has ended. */
const idle: Cell[] = [];
const MOST_IDLE = 8;
/** Why there are no cells here. */
let refused: string | undefined;
let hasSetpriv: boolean | undefined;

/** Runs a stranger's program as a guest, in a cell where the kernel makes one. What it started ends with it. */
export async function executeGuest(command: string[], { guest, reach, env, timeout }: Options): Promise<Execution> {
  const cell = await takeCell(reach, guest);
  const [file = "", ...args] = cell ? cell.wrap(guest, command) : wrapWithoutCell(guest, command);
  const options = { cwd: guest.folder, env: { ...guestEnvironment(guest), ...env }, timeout };
  if (!cell) return await execute(file, args, { ...options, ...(guest.uid !== undefined && { sweep: async () => sweepUser(guest) }) });
  try {
    return await execute(file, args, { ...options, sweep: () => cell.sweep() });
  } finally {
    if (cell.alive()) idle.push(cell);
    while (idle.length > MOST_IDLE) idle.shift()?.close();
  }
}

/** What is to be told of programs that were not confined; nothing where all were. */
export const unconfined = (): string | undefined =>
  refused &&
  `not confined (${refused}): programs of listings could reach what you can. CONTRIBUTING.md says what keeps them from it elsewhere`;

async function takeCell(reach: Reach, guest: Guest): Promise<Cell | undefined> {
  const at = idle.findIndex((cell) => cell.alive() && JSON.stringify(cell.reach) === JSON.stringify(reach));
  if (at >= 0) return idle.splice(at, 1)[0];
  refused ??= lacking();
  if (refused !== undefined) return undefined;
  try {
    return await Cell.open(reach, guest);
  } catch (error) {
    refused = error instanceof Error ? error.message : String(error);
    return undefined;
  }
}

function lacking(): string | undefined {
  if (process.platform !== "linux") return "only Linux has namespaces";
  const absent = ["unshare", "nsenter", "mount", "ip"].filter((program) => !has(program));
  return absent.length > 0 ? `there is no ${absent.join(", no ")}` : undefined;
}

/** Without namespaces there is still another user, for root; for others at least none of the programs that make somebody root. */
function wrapWithoutCell({ folder, uid }: Guest, command: string[]): string[] {
  hasSetpriv ??= process.platform === "linux" && has("setpriv");
  if (!hasSetpriv) return command;
  if (uid === undefined) return ["setpriv", "--no-new-privs", ...command];
  return [...asUser(uid), ...LIMITED, folder, ...command];
}

const asUser = (uid: number): string[] => ["setpriv", `--reuid=${uid}`, `--regid=${uid}`, "--clear-groups", "--no-new-privs"];

/** Ends all of a user's processes. */
function sweepUser({ uid }: Guest): void {
  if (uid === undefined) return;
  const [file = "", ...args] = [...asUser(uid), "/bin/sh", "-c", "kill -s KILL -- -1"];
  spawnSync(file, args, { stdio: "ignore" });
}
