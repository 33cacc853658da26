import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { isIndex } from "../src/book/names.ts";
import { readPages } from "../src/book/pages.ts";
import { PARTS } from "../src/book/parts.ts";
import { printBook } from "./pdf/print.ts";

// `npm run export:pdf -- go`: what `npm run build` made of the book, or of some parts, as one PDF. All of it takes minutes.
const USAGE = "usage: npm run export:pdf -- [PART …] [--to FILE] [--site https://…] [--build FOLDER]";
const root = resolve(process.env.BOOK_ROOT ?? join(import.meta.dirname, ".."));
const ids = PARTS.map(({ id }) => id);

function fail(message: string, code = 2): never {
  console.error(`export:pdf: ${message}${code === 2 ? `\n${USAGE}\nparts: ${ids.join(" ")}` : ""}`);
  process.exit(code);
}

function asked() {
  const string = { type: "string" } as const;
  try {
    return parseArgs({ allowPositionals: true, options: { to: string, site: string, build: string } });
  } catch (error) {
    return fail((error as Error).message);
  }
}

const { positionals, values } = asked();
const named = positionals.length > 0 ? positionals : ids;
for (const part of named) if (!ids.includes(part)) fail(`there is no part "${part}"`);
const base = process.env.BASE_URL ?? "/";
const address = values.site ?? (process.env.SITE_URL ? process.env.SITE_URL + base : "http://localhost:3000/");
if (!URL.canParse(address)) fail(`--site ${address} is no address`);
const site = address.endsWith("/") ? address : `${address}/`;
const folder = values.build ?? "build";
if (!existsSync(join(folder, "index.html"))) fail(`${folder}: no pages. npm run build makes them`, 1);
const to = values.to ?? "exports/master-dev-interview.pdf";

const pages = readPages(root);
const parts = PARTS.filter(({ id }) => named.includes(id)).map(({ id, name }) => {
  const own = pages.filter(({ part }) => part === id);
  // Chapters are read in the order of their files, which their numbers make.
  const printed = [...own.filter(({ file }) => isIndex(file)), ...own.filter(({ isChapter }) => isChapter)];
  return { title: name, pages: printed.map(({ url, front: { title } }) => ({ url, title })) };
});
const bar = new SingleBar({
  format: "PDF {bar} {value}/{total} {title}",
  noTTYOutput: true,
  notTTYSchedule: 5_000,
  stream: process.stderr,
});
bar.start(parts.flatMap((part) => part.pages).length, 0, { title: "" });
try {
  const pdf = await printBook(parts, { folder, base, site }, (title) => bar.increment(1, { title }));
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, pdf);
  bar.stop();
  console.log(`${to}: ${(pdf.length / 1024 / 1024).toFixed(1)} MB`);
} catch (error) {
  bar.stop();
  fail(error instanceof Error ? error.message : String(error), 1);
}
