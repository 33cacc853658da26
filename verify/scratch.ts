import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { killAll } from "./process.ts";
import { ownFolder, runFolder } from "./watcher.ts";

/** A folder of this run alone, which others may read. It goes when the run ends, however it ends. */
export function makeScratch(name: string): string {
  const folder = mkdtempSync(join(runFolder(), `${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}

/** Removes such a folder before the end of the run. */
export const removeScratch = (folder: string): void => rmSync(folder, { recursive: true, force: true });

function cleanUp(): void {
  killAll();
  const folder = ownFolder();
  if (folder) removeScratch(folder);
}

/** Leaves nothing behind: programs ended, folders removed, on the way out and on Ctrl-C. After SIGKILL the watcher does it. */
export function cleanUpOnExit(): void {
  process.on("exit", cleanUp);
  const stop = (code: number) => () => {
    process.stderr.write("\nStopped. Nothing was written.\n");
    process.exit(code);
  };
  process.once("SIGINT", stop(130));
  process.once("SIGTERM", stop(143));
}
