import { writeFileSync } from "node:fs";
import { ankiOf } from "../src/cards/anki.ts";
import { readExport } from "./export.ts";

// `npm run export:anki -- questions.txt --part go --part sql`: interview questions as cards, for Anki's File > Import.
const { positionals, values, root, site, refuse, partsNamed } = readExport("export:anki", "FILE [--part NAME …] [--site https://…]", {
  part: { type: "string", multiple: true },
});
const [file, ...rest] = positionals;
if (!file || rest.length > 0) throw refuse(file ? "one file" : "the file to write is missing");

const text = ankiOf(root, site, partsNamed(values.part));
try {
  writeFileSync(file, text);
} catch (error) {
  refuse(`${file} cannot be written: ${(error as Error).message}`);
}
const notes = text.split("\n").filter((line) => line.startsWith('"master-dev-interview:')).length;
console.log(`${file}: ${notes} questions. In Anki: File > Import. A newer file updates the cards, and keeps what you have learned.`);
