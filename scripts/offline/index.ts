import { createHash } from "node:crypto";
import { globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type BookFile, type BookList, type BookSize, FALLBACK_FILE, SIZE_FILE, WORKER_FILE } from "../../src/offline/list.ts";
import { bundleScript } from "../../src/postbuild/inline.ts";

// Runs after the search index was made (`docusaurus build [--out-dir FOLDER]`): lists what a reader without network needs, and writes the worker that keeps it.
const BUILD = process.argv[2] ?? "build";
const ROOT = join(import.meta.dirname, "../..");

/** Engines are kept each by itself; what is copied or shared leaves the device anyway. Search engines, social networks and the cards' own programs read the others. */
const NOT_KEPT =
  /^(engines\/|anki\/|q\/|404\.html$|sitemap\.xml$|img\/(social-card|apple-touch))|^offline[-.]|(^|\/)(index\.md|llms\.txt)$/;

const hashOf = (content: string | Buffer): string => createHash("sha256").update(content).digest("hex").slice(0, 16);

/** A page has the address of its folder: what answers another one, a host redirects. */
const addressOf = (file: string): string => file.replace(/(^|\/)index\.html$/, "$1");

const names = globSync("**/*", { cwd: BUILD }).sort();
const kept = names.filter((file) => !NOT_KEPT.test(file) && statSync(join(BUILD, file)).isFile());
let packed = 0;
const files = kept.map((file): BookFile => {
  const content = readFileSync(join(BUILD, file));
  packed += Math.min(content.length, gzipSync(content).length);
  return { path: addressOf(file), hash: hashOf(content), bytes: content.length };
});
const bytes = files.reduce((total, file) => total + file.bytes, 0);

const build = names.map((file) => /^assets\/js\/offline\.([0-9a-f]+)\.js$/.exec(file)?.[1]).find(Boolean);
if (!build)
  throw new Error(`${BUILD}/assets/js has no offline.*.js: src/postbuild/plugin.ts writes it, so npm run build has to come first`);

const list = JSON.stringify({ build, files } satisfies BookList);
const listFile = `offline-${hashOf(list)}.json`;
writeFileSync(join(BUILD, listFile), list);
writeFileSync(join(BUILD, SIZE_FILE), JSON.stringify({ build, list: listFile, bytes, packed } satisfies BookSize));

/** What the page in the place of another one fetches by itself. */
const fallback = readFileSync(join(BUILD, FALLBACK_FILE), "utf8");
const needed = files.map(({ path }) => path).filter((path) => /^(assets|img)\//.test(path) && fallback.includes(path));
const values = { BUILD: build, LIST: listFile, FALLBACK: [FALLBACK_FILE, ...needed], "process.env.NODE_ENV": "production" };
writeFileSync(join(BUILD, WORKER_FILE), bundleScript(join(ROOT, "src/offline/worker.ts"), values));
console.log(`Offline: ${files.length} files, ${Math.round(bytes / 1e6)} MB to keep, ${Math.round(packed / 1e6)} MB to fetch`);
