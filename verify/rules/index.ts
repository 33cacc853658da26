import { basename } from "node:path";
import { type Complaint, parseMarkdown } from "../../src/listings/index.ts";
import type { Chapter } from "../chapters.ts";
import { budget, ids } from "./book.ts";
import { changed } from "./changed.ts";
import { exercises, questions, wrongElsewhere } from "./practice.ts";
import { queries } from "./queries.ts";
import type { Page, Rule } from "./rule.ts";
import { diagrams, enoughListings, frontMatter, opening, sections } from "./shape.ts";
import { specimen } from "./specimen.ts";
import { headingIds, html, lineLength } from "./text.ts";
import { times } from "./times.ts";

export { listIds } from "./book.ts";

/** Every rule of a page, in the order in which an author would mend. */
const RULES: Rule[] = [
  frontMatter,
  opening,
  sections,
  headingIds,
  diagrams,
  enoughListings,
  wrongElsewhere,
  questions,
  exercises,
  html,
  lineLength,
];

/** Reads chapters as pages to look at. */
export const readPages = (chapters: Chapter[]): Page[] =>
  chapters.map((chapter) => ({ ...chapter, tree: parseMarkdown(chapter.text), isChapter: /^\d\d-/.test(basename(chapter.file)) }));

/** What the pages of a book do not keep, by file and line. */
export function lintBook(root: string, pages: Page[]): Complaint[] {
  const own = pages.flatMap((page) =>
    RULES.flatMap((rule) => rule(page).map((complaint) => ({ file: page.file, ...complaint }))).sort((a, b) => a.line - b.line),
  );
  const ofAll = [changed(pages), specimen(pages), queries(root, pages), budget(pages), ids(root, pages), times(root, pages)];
  return [...own, ...ofAll.flat()];
}
