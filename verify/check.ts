import { join } from "node:path";
import { formatComplaint } from "../src/listings/index.ts";
import { makePlan } from "./plan.ts";
import { unrecorded } from "./records.ts";
import { lintBook, listIds, readPages } from "./rules/index.ts";

// `npm run book`: what can be said of the chapters without executing anything. An author's first, fast check.
// With `-- --update` it also notes the ids of new questions and exercises in recorded/ids.txt.
const root = process.env.BOOK_ROOT ?? join(import.meta.dirname, "..");
const { chapters, complaints: ungrammatical } = makePlan(root, { targets: [], only: undefined });
const pages = readPages(chapters);
if (process.argv.includes("--update")) listIds(root, pages);
const complaints = [...ungrammatical, ...lintBook(root, pages)];
const missing = unrecorded(root, chapters);

for (const complaint of complaints) console.error(`${formatComplaint(complaint)}\n`);
for (const { file, line } of missing)
  console.error(`${file}:${line}: no record of this listing\n  write:   npm run verify -- ${file}:${line} --update\n`);

const listings = chapters.flatMap((chapter) => chapter.listings);
const skipped = chapters.flatMap((chapter) => chapter.skipped);
console.log(
  `${chapters.length} pages, ${listings.length} listings, ${skipped.length} skipped, ${complaints.length + missing.length} to mend`,
);
process.exitCode = complaints.length + missing.length > 0 ? 1 : 0;
