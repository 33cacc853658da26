import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { SingleBar } from "cli-progress";
import { partName } from "../src/book/parts.ts";
import { makeEpub, run } from "./epub/make.ts";
import { findEpubcheck, findPandoc } from "./epub/tools.ts";
import { readExport } from "./export.ts";

// `npm run export:epub -- go sql`: parts of the book as EPUB files, all of them where none is named; `--check` has EPUBCheck look at each.
const { positionals, values, root, site, fail, partsNamed } = readExport(
  "export:epub",
  "[PART …] [--to FOLDER] [--site https://…] [--check]",
  { to: { type: "string" }, check: { type: "boolean" } },
);
const parts = partsNamed(positionals);
const to = values.to ?? "exports";

const pandoc = await findPandoc();
if ("missing" in pandoc) throw fail(pandoc.missing);
const epubcheck = values.check ? await findEpubcheck() : undefined;
if (epubcheck && "missing" in epubcheck) throw fail(epubcheck.missing);

const bar = new SingleBar({
  format: "EPUB {bar} {value}/{total} {name}",
  noTTYOutput: true,
  notTTYSchedule: 15_000,
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
  fail(error);
} finally {
  bar.stop();
}
console.log(`${made.join("\n")}${epubcheck ? "\nEPUBCheck has nothing against them." : ""}`);
