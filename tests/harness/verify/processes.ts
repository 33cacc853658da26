import { globSync, readFileSync } from "node:fs";

/** Processes whose command line names a folder, by /proc; Linux only. */
export const processesOf = (folder: string): string[] =>
  globSync("/proc/[0-9]*/cmdline").filter((file) => {
    try {
      return readFileSync(file, "utf8").includes(folder);
    } catch {
      return false; // ended meanwhile
    }
  });
