import { readFileSync } from "node:fs";
import type { Pack } from "../../src/engines/go/manifest.ts";
import type { Archive } from "./packages.ts";

/** Archives one after the other in one file, which packs better than each alone, and where each is in it. */
export function joinArchives(archives: readonly Archive[]): { content: Buffer; packages: Pack["packages"] } {
  const packages: Pack["packages"] = {};
  let offset = 0;
  const contents = archives.map(({ path, file }) => {
    const bytes = readFileSync(file);
    packages[path] = [offset, bytes.length];
    offset += bytes.length;
    return bytes;
  });
  return { content: Buffer.concat(contents), packages };
}
