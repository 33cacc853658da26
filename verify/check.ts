import { isUtf8 } from "node:buffer";
import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { mended } from "../src/book/source.ts";
import { formatComplaint } from "../src/listings/index.ts";
import { makePlan } from "./plan.ts";
import { unrecorded } from "./records.ts";
import { lintBook, listIds, readPages } from "./rules/index.ts";
import { unwritable } from "./writable.ts";
import { writeAtomically } from "./write.ts";

// `npm run book`: what can be said of the chapters without executing anything. An author's first, fast check.
// With `-- --update` it also notes the ids of new questions and exercises in recorded/ids.txt, and gives every page lines that end in LF.
const root = resolve(process.env.BOOK_ROOT ?? join(import.meta.dirname, ".."));
const isUpdate = process.argv.includes("--update");
const obstacle = isUpdate ? unwritable(root, ["docs", "recorded"]) : undefined;
if (obstacle) {
  console.error(`book: ${obstacle}`);
  process.exit(2);
}
if (isUpdate) mendLines();
const { chapters, complaints: ungrammatical } = makePlan(root, { targets: [], only: undefined });
const pages = readPages(chapters);
if (isUpdate) listIds(root, pages);
// What is wrong with a file as such is told once, whoever came upon it.
const told = [...new Set([...ungrammatical, ...lintBook(root, pages)].map(formatComplaint))];
const missing = unrecorded(root, chapters);

for (const complaint of told) console.error(`${complaint}\n`);
for (const { file, line } of missing)
  console.error(`${file}:${line}: no record of this listing\n  write:   npm run verify -- ${file}:${line} --update\n`);

const listings = chapters.flatMap((chapter) => chapter.listings);
const skipped = chapters.flatMap((chapter) => chapter.skipped);
const count = told.length + missing.length;
console.log(`${chapters.length} pages, ${listings.length} listings, ${skipped.length} skipped, ${count} to mend`);
process.exitCode = count > 0 ? 1 : 0;

function mendLines(): void {
  for (const file of globSync(["docs/**/*.{md,mdx}", "scenarios/*.md"], { cwd: root })) {
    const bytes = readFileSync(`${root}/${file}`);
    const text = bytes.toString("utf8");
    // Of what is no UTF-8, decoding would have lost something.
    if (isUtf8(bytes) && mended(text) !== text) writeAtomically(`${root}/${file}`, mended(text));
  }
}
