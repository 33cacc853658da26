import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { EnvironmentError, environmentErrorOf } from "../lab/environment.ts";

/** Somebody has written a file since it was read: nothing was written over it. */
export class ChangedError extends Error {}

/** The text of a file; `undefined` where there is none. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Writes a file whole or not at all, on a full disk too.
 * @throws EnvironmentError when it cannot be written; what stood there still stands, and no draft of it
 */
export function writeAtomically(path: string, text: string): void {
  replaceIf(() => true, path, text);
}

/**
 * The same, unless somebody has written it meanwhile.
 * @param before what was read; `undefined`: there was no file
 * @throws ChangedError when it is another by now; EnvironmentError when it cannot be written
 */
export function replaceFile(path: string, before: string | undefined, text: string): void {
  if (before === text) return;
  replaceIf(() => readText(path) === before, path, text);
}

function replaceIf(holds: () => boolean, path: string, text: string): void {
  const draft = `${path}.${process.pid}.draft`;
  try {
    // Flushed: a disk may find only then that it is full.
    writeFileSync(draft, text, { flush: true, mode: statSync(path, { throwIfNoEntry: false })?.mode ?? 0o666 });
    if (!holds()) throw new ChangedError(`${path} was changed meanwhile`);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    if (error instanceof ChangedError) throw error;
    const why = environmentErrorOf(error)?.message ?? (error instanceof Error ? error.message : error);
    throw new EnvironmentError(`${path} could not be written, and is as it was: ${why}`, { cause: error });
  }
}
