import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { constants } from "node:os";

/** The machine failed, and nothing that was asked of it: no disk, no memory, a server that ended or did not start. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

/** What an operating system calls it (errno(3)), in words for people. */
const SHORTAGES: Record<string, string> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the quota of the disk is used up",
  ENOMEM: "there is no memory left",
  EMFILE: "this process has too many files open",
  ENFILE: "the machine has too many files open",
  EAGAIN: "the machine starts no more processes",
  EROFS: "the disk is read-only",
  EIO: "the disk fails",
};

/** What programs print of the same, by the C library's words (strerror(3)). */
const PRINTED = /No space left on device|Disk quota exceeded|Cannot allocate memory|Read-only file system/i;

/** The error as one of the environment, where it is one; `undefined` where it says something else. */
export function environmentErrorOf(error: unknown): EnvironmentError | undefined {
  if (error instanceof EnvironmentError) return error;
  if (!(error instanceof Error)) return undefined;
  const { code, path } = error as NodeJS.ErrnoException;
  const shortage = code && SHORTAGES[code];
  if (!shortage) return undefined;
  return new EnvironmentError(`${shortage} (${code}${path ? `, ${path}` : ""})`, { cause: error });
}

/** The line of what a program printed that tells of a shortage of the machine, if there is one. */
export const shortageIn = (printed: string): string | undefined =>
  printed
    .split("\n")
    .find((line) => PRINTED.test(line))
    ?.trim();

/** The last line of a log, which tells most; one that tells of a shortage or an error tells more. */
export function lastWords(log: string): string {
  const lines = log.trim().split("\n");
  return (shortageIn(log) ?? lines.findLast((line) => /\b(error|fatal|panic)\b/i.test(line)) ?? lines.at(-1) ?? "").trim();
}

/** How a process ended, for people: `signal 9`, `exit 3`. A shell tells of a signal by an exit code above 128. */
export function describeEnd(exit: number | null, signal: NodeJS.Signals | null): string {
  if (signal !== null) return `signal ${constants.signals[signal]}`;
  return exit !== null && exit > 128 ? `signal ${exit - 128}` : `exit ${exit}`;
}

/**
 * Runs a program that should answer at once, such as one that is asked for its version. `undefined` when there is no such program.
 * @throws EnvironmentError when it did not come to its own end: what was asked is not known then, and not "no"
 */
export function ask(program: string, args: string[]): SpawnSyncReturns<string> | undefined {
  const answer = spawnSync(program, args, { encoding: "utf8", timeout: 30_000 });
  const { error, status, signal } = answer;
  const asked = [program, ...args].join(" ");
  const shortage = environmentErrorOf(error);
  if (shortage) throw new EnvironmentError(`${shortage.message}, asking ${asked}`, { cause: error });
  if (signal !== null) throw new EnvironmentError(`${asked}: did not end by itself (${describeEnd(status, signal)})`);
  return error ? undefined : answer;
}
