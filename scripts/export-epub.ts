import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { PARTS, partName } from "../src/book/parts.ts";
import { makeEpub, run } from "./epub/make.ts";
import { findEpubcheck, findPandoc } from "./epub/tools.ts";

// `npm run export:epub -- go sql`: parts of the book as EPUB files, all of them where none is named; `--check` has EPUBCheck look at each.
const USAGE = "usage: npm run export:epub -- [PART …] [--to FOLDER] [--site https://…] [--check]";
const root = resolve(process.env.BOOK_ROOT ?? join(import.meta.dirname, ".."));
const ids = PARTS.map(({ id }) => id);

function fail(message: string, code = 2): never {
  console.error(`export:epub: ${message}${code === 2 ? `\n${USAGE}\nparts: ${ids.join(" ")}` : ""}`);
  process.exit(code);
}

function asked() {
  const string = { type: "string" } as const;
  try {
    return parseArgs({ allowPositionals: true, options: { to: string, site: string, check: { type: "boolean" } } });
  } catch (error) {
    return fail((error as Error).message);
  }
}

const { positionals, values } = asked();
const parts = positionals.length > 0 ? positionals : ids;
for (const part of parts) if (!ids.includes(part)) fail(`there is no part "${part}"`);
const address = values.site ?? process.env.SITE_URL ?? "http://localhost:3000/";
if (!URL.canParse(address)) fail(`--site ${address} is no address`);
const site = address.endsWith("/") ? address : `${address}/`;
const to = values.to ?? "exports";

const pandoc = await findPandoc();
if ("missing" in pandoc) fail(pandoc.missing, 1);
const epubcheck = values.check ? await findEpubcheck() : undefined;
if (epubcheck && "missing" in epubcheck) fail(epubcheck.missing, 1);

const bar = new SingleBar({
  format: "EPUB {bar} {value}/{total} {name}",
  noTTYOutput: true,
  notTTYSchedule: 5_000,
  stream: process.stderr,
});
bar.start(parts.length, 0, { name: "" });
const made: string[] = [];
try {
  mkdirSync(to, { recursive: true });
  for (const part of parts) {
    bar.update({ name: partName(part) });
    const file = join(to, `${part}.epub`);
    await makeEpub(pandoc, { root, part, site, to: file });
    if (epubcheck) await run([...epubcheck.command, "--quiet", "--failonwarnings", file]);
    made.push(file);
    bar.increment(1);
  }
} catch (error) {
  bar.stop();
  fail(`${parts[made.length]}: ${error instanceof Error ? error.message : error}`, 1);
}
bar.stop();
console.log(`${made.join("\n")}${epubcheck ? "\nEPUBCheck has nothing against them." : ""}`);
