import { existsSync, readFileSync } from "node:fs";
import type { Complaint } from "../../src/listings/index.ts";
import { writeAtomically } from "../write.ts";
import { complain, type Page } from "./rule.ts";

/** How many listings of the whole book may be skipped, and how many outputs shown without being compared. Each says why in its chapter. */
const BUDGET = { skipped: 0, samples: 2 };

export function budget(pages: Page[]): Complaint[] {
  const skipped = pages.flatMap(({ file, skipped: own }) => own.map(({ line }) => ({ file, line })));
  const samples = pages.flatMap(({ file, listings }) =>
    listings.filter(({ output }) => output?.match === "sample").map(({ line }) => ({ file, line })),
  );
  return [...over(skipped, BUDGET.skipped, "skipped listings"), ...over(samples, BUDGET.samples, "outputs that are not compared")];
}

function over(found: { file: string; line: number }[], allowed: number, what: string): Complaint[] {
  const beyond = found.slice(allowed);
  return beyond.map(({ file, line }) => ({
    file,
    ...complain(line, `${found.length} ${what} in the book`, `${allowed}, by verify/rules/book.ts`),
  }));
}

/** `q-…` and `ex-…`, by page. People link to them. */
export type Id = { id: string; file: string; line: number };

const idsOf = ({ practice: { questions, exercises }, file }: Page): Id[] =>
  [...questions, ...exercises].flatMap(({ id, line }) => (id ? [{ id, file, line }] : []));

const LIST = "recorded/ids.txt";
const readList = (root: string): string[] =>
  existsSync(`${root}/${LIST}`) ? readFileSync(`${root}/${LIST}`, "utf8").split(/\r?\n/).filter(Boolean) : [];

/** Ids are unique in the book, and stay: the list of them only grows. */
export function ids(root: string, pages: Page[]): Complaint[] {
  const all = pages.flatMap(idsOf);
  const listed = readList(root);
  const twice = all.filter(({ id }, i) => all.findIndex((other) => other.id === id) < i);
  const fresh = all.filter(({ id }) => !listed.includes(id));
  const gone = listed.filter((id) => !all.some((found) => found.id === id));
  return [
    ...twice.map(({ id, file, line }) => ({ file, ...complain(line, `the id ${id} again`, "an id that is unique in the book") })),
    ...fresh.map(({ id, file, line }) => ({ file, ...complain(line, `the id ${id} is not in ${LIST}`, "npm run book -- --update") })),
    ...gone.map((id) => ({
      file: LIST,
      ...complain(listed.indexOf(id) + 1, `${id} is nowhere in the book`, "ids stay: people link to them"),
    })),
  ];
}

/** Adds new ids to the list. */
export function listIds(root: string, pages: Page[]): void {
  const all = [...new Set([...readList(root), ...pages.flatMap(idsOf).map(({ id }) => id)])].sort();
  writeAtomically(`${root}/${LIST}`, `${all.join("\n")}\n`);
}
