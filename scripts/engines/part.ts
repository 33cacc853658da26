import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { constants, zstdCompress } from "node:zlib";
import { withLock } from "../../lab/lock.ts";
import type { Artefact } from "../../src/engines/artefact.ts";

/** Where what was built is kept, across clones of the repository, by the hash of what it was built from. */
const cacheFolder = (): string => join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "master-dev-interview", "engines");

export const hashOf = (...parts: (string | Uint8Array)[]): string => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex").slice(0, 16);
};

/** Files that are made together, and what the manifest says of them. */
export type Part<Fragment> = { fragment: Fragment; copyTo(folder: string): void };
export type Keep = (name: string, content: Uint8Array) => Promise<Artefact>;

/**
 * Makes a part of the engine, or takes it as an earlier run left it. Interrupted, it leaves nothing that counts.
 * @param make gets what keeps a file, packed, under a name with the hash of its content
 */
export async function makePart<Fragment>(name: string, make: (keep: Keep) => Promise<Fragment>): Promise<Part<Fragment>> {
  const folder = join(cacheFolder(), name);
  mkdirSync(cacheFolder(), { recursive: true });
  await withLock(`${folder}.lock`, async () => {
    if (existsSync(folder)) return;
    const draft = `${folder}.draft`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft);
    const files: string[] = [];
    const fragment = await make(async (file, content) => {
      const packed = await pack(content);
      const named = file.replace(/(?=\.)/, `-${hashOf(content)}`);
      files.push(`${named}.zst`);
      writeFileSync(join(draft, `${named}.zst`), packed);
      return { file: `${named}.zst`, bytes: packed.length, size: content.length };
    });
    writeFileSync(join(draft, "part.json"), JSON.stringify({ files, fragment }));
    renameSync(draft, folder);
  });
  const { files, fragment } = JSON.parse(readFileSync(join(folder, "part.json"), "utf8")) as { files: string[]; fragment: Fragment };
  return {
    fragment,
    copyTo: (target) => {
      for (const file of files) copyFileSync(join(folder, file), join(target, file));
    },
  };
}

const compress = promisify(zstdCompress);

/**
 * zstd, unpacked by 30 KB of WebAssembly in any browser, from any host, as fast as gzip by the browser itself, which is a third more to
 * fetch. Brotli is a fifteenth less, takes four times as long to make, and its decoder is three times as large. A window of 32 MB spans an
 * archive and its likes.
 */
const pack = (content: Uint8Array): Promise<Buffer> =>
  compress(content, {
    params: { [constants.ZSTD_c_compressionLevel]: 19, [constants.ZSTD_c_windowLog]: 25, [constants.ZSTD_c_checksumFlag]: 1 },
  });
