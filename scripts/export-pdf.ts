import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { SingleBar } from "cli-progress";
import { isIndex } from "../src/book/names.ts";
import { readPages } from "../src/book/pages.ts";
import { partName } from "../src/book/parts.ts";
import { readExport } from "./export.ts";
import { printBook } from "./pdf/print.ts";

// `npm run export:pdf -- go`: what `npm run build` made of the book, or of some parts, as one PDF. All of it takes minutes.
const { positionals, values, root, site, fail, partsNamed } = readExport(
  "export:pdf",
  "[PART …] [--to FILE] [--site https://…] [--build FOLDER]",
  { to: { type: "string" }, build: { type: "string" } },
);
const named = partsNamed(positionals);
const folder = values.build ?? "build";
if (!existsSync(join(folder, "index.html"))) fail(`${folder}: no pages. npm run build makes them`);
const to = values.to ?? "exports/master-dev-interview.pdf";

const pages = readPages(root);
const parts = named.map((part) => {
  const own = pages.filter((page) => page.part === part);
  // Chapters are read in the order of their files, which their numbers make.
  const printed = [...own.filter(({ file }) => isIndex(file)), ...own.filter(({ isChapter }) => isChapter)];
  return { title: partName(part), pages: printed.map(({ url, front: { title } }) => ({ url, title })) };
});
const bar = new SingleBar({
  format: "PDF {bar} {value}/{total} {title}",
  noTTYOutput: true,
  notTTYSchedule: 15_000,
  stream: process.stderr,
});
bar.start(parts.flatMap((part) => part.pages).length, 0, { title: "" });
try {
  const pdf = await printBook(parts, { folder, base: process.env.BASE_URL ?? "/", site }, (title) => bar.increment(1, { title }));
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, pdf);
  bar.stop();
  console.log(`${to}: ${(pdf.length / 1024 / 1024).toFixed(1)} MB`);
} catch (error) {
  fail(error);
} finally {
  bar.stop();
}
