import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { PARTS } from "../src/book/parts.ts";
import { ankiOf } from "../src/cards/anki.ts";

// `npm run export:anki -- questions.txt --part go --part sql`: interview questions as cards, for Anki's File > Import.
const USAGE = "usage: npm run export:anki -- FILE [--part NAME …] [--site https://…]";
const root = resolve(process.env.BOOK_ROOT ?? join(import.meta.dirname, ".."));
const ids = PARTS.map(({ id }) => id);

function fail(message: string): never {
  console.error(`export:anki: ${message}\n${USAGE}\nparts: ${ids.join(" ")}`);
  process.exit(2);
}

function asked() {
  try {
    return parseArgs({ allowPositionals: true, options: { part: { type: "string", multiple: true }, site: { type: "string" } } });
  } catch (error) {
    return fail((error as Error).message);
  }
}

const { positionals, values } = asked();
const [file, ...rest] = positionals;
if (!file || rest.length > 0) fail(file ? "one file" : "the file to write is missing");
const parts = values.part ?? ids;
for (const part of parts) if (!ids.some((id) => id === part)) fail(`there is no part "${part}"`);
const site = values.site ?? process.env.SITE_URL ?? "http://localhost:3000/";
if (!URL.canParse(site)) fail(`--site ${site} is no address`);

const text = ankiOf(root, site.endsWith("/") ? site : `${site}/`, parts);
try {
  writeFileSync(file, text);
} catch (error) {
  fail(`${file} cannot be written: ${(error as Error).message}`);
}
const notes = text.split("\n").filter((line) => line.startsWith('"master-dev-interview:')).length;
console.log(`${file}: ${notes} questions. In Anki: File > Import. A newer file updates the cards, and keeps what you have learned.`);
