import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { indexOf, queriesPath } from "../src/book/names.ts";
import { PARTS } from "../src/book/parts.ts";
import { unwritable } from "../verify/writable.ts";
import { FENCES } from "./chapter/fences.ts";
import { beginPlanned } from "./chapter/planned.ts";
import { queriesOf, skeletonOf } from "./chapter/skeleton.ts";

// `npm run new:chapter -- go "Maps, strings and struct layout"`: the skeleton of a chapter that the index of its part plans, its link there, and
// the file of what readers will type to get to it. `npm run book` then tells what they still lack.
const USAGE = 'usage: npm run new:chapter -- PART "Title", or its number';
const root = resolve(process.env.BOOK_ROOT ?? join(import.meta.dirname, ".."));
const [part, asked, ...rest] = process.argv.slice(2);

function fail(message: string): never {
  console.error(`new:chapter: ${message}\n${USAGE}\nparts: ${PARTS.map(({ id }) => id).join(" ")}`);
  process.exit(2);
}

const fences = FENCES[part ?? ""];
if (!part || !fences) fail(part ? `there is no part "${part}"` : "a part is missing");
if (!asked || rest.length > 0) fail(asked ? 'one title, in quotes: "…"' : "a title is missing");
const index = `${root}/${indexOf(part)}`;
if (!existsSync(index)) fail(`${indexOf(part)}, which would plan it, is not there`);
const begun = beginPlanned(part, asked, readFileSync(index, "utf8"));
if ("problem" in begun) fail(begun.problem);
const { file, slug, title } = begun;
const queries = queriesPath(file);
for (const path of [file, queries]) if (existsSync(`${root}/${path}`)) fail(`${path} is there already`);
const obstacle = unwritable(root, ["docs", "tests"]);
if (obstacle) {
  console.error(`new:chapter: ${obstacle}`);
  process.exit(2);
}

write(file, skeletonOf(title, slug, fences));
write(queries, queriesOf(part, slug));
write(indexOf(part), begun.index);
console.log(`${file}\n${queries}\n${indexOf(part)} links to it.`);
console.log(`npm run book tells what they still lack; npm run verify -- ${file} --update executes its listings.`);

function write(path: string, text: string): void {
  mkdirSync(dirname(`${root}/${path}`), { recursive: true });
  writeFileSync(`${root}/${path}`, text);
}
