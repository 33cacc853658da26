import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { killAll } from "./process.ts";

const folders = new Set<string>();

/** A folder of this run alone. It goes when the run ends, however it ends short of SIGKILL. */
export function makeScratch(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `book-${name}-`));
  folders.add(folder);
  return folder;
}

/** Removes such a folder before the end of the run. */
export function removeScratch(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  folders.delete(folder);
}

function cleanUp(): void {
  killAll();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}

/** Leaves nothing behind: programs ended, folders removed, on the way out and on Ctrl-C. */
export function cleanUpOnExit(): void {
  process.on("exit", cleanUp);
  const stop = (code: number) => () => {
    process.stderr.write("\nStopped. Nothing was written.\n");
    process.exit(code);
  };
  process.once("SIGINT", stop(130));
  process.once("SIGTERM", stop(143));
}
