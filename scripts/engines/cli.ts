import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SingleBar } from "cli-progress";
import type { Manifest, NoManifest } from "../../src/engines/go/manifest.ts";
import { chapterPaths, readChapter } from "../../verify/chapters.ts";
import { cleanUpOnExit } from "../../verify/scratch.ts";
import { openGo } from "./go.ts";
import { type Made, makeGo } from "./make.ts";

// `npm run engines`: what the page needs to run Go, into static/engines/go, from where the site serves it. Cold it takes a minute or two, and
// a second when nothing has changed since some earlier run. Without Go there is a manifest that says so, and the site has no other Go.
const root = process.env.BOOK_ROOT ?? join(import.meta.dirname, "../..");
const target = join(root, "static/engines/go");
const STEPS = 6;

cleanUpOnExit();
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const write = (manifest: Manifest | NoManifest) => writeFileSync(join(target, "manifest.json"), JSON.stringify(manifest));

const go = await openGo();
if ("missing" in go) {
  write({ missing: `This site was built without Go's compiler (${go.missing}). The recorded output stands.` });
  console.log(`engines: Go does not run in the page: ${go.missing}. Everything else does.`);
  process.exit(0);
}

const bar = new SingleBar({
  format: "  {bar} {what}",
  barsize: 30,
  clearOnComplete: true,
  noTTYOutput: true,
  notTTYSchedule: 10_000,
  stream: process.stderr,
});
bar.start(STEPS, 0, { what: go.version });
const listings = chapterPaths(root).flatMap((file) => readChapter(root, file).listings);
const made = await makeGo(go, listings, (what) => bar.increment(1, { what })).finally(() => bar.stop());
for (const part of made.parts) part.copyTo(target);
write(made.manifest);
console.log(summary(made));

function summary({ manifest: { toolchain, tools, packs } }: Made): string {
  const first = tools.compile.bytes + tools.link.bytes + (packs[0]?.bytes ?? 0);
  const rows = [
    ...Object.entries(tools),
    ...packs.map((pack, i) => [`std ${i}: ${Object.keys(pack.packages).length} packages`, pack] as const),
  ];
  const text = rows.map(([name, { bytes, size }]) => `  ${name.padEnd(22)} ${megabytes(bytes)} of ${megabytes(size)} MB`);
  return [`${toolchain} for the page: a first run fetches ${megabytes(first).trim()} MB`, ...text].join("\n");
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(2).padStart(6);
}
