import { existsSync } from "node:fs";
import { isChapter, isMdx, OTHERS } from "../../src/book/names.ts";
import { judgeFiles, judgePage, judgeStatic } from "../../src/book/rules/index.ts";
import { readSource } from "../../src/book/source.ts";
import type { Complaint } from "../../src/listings/index.ts";
import { parseMarkdown } from "../../src/markdown/parse.ts";
import { judgeScenarios } from "../../src/scenarios/rules.ts";
import type { Chapter } from "../chapters.ts";
import { budget, ids } from "./book.ts";
import { changed } from "./changed.ts";
import { exercises, questions, wrongElsewhere } from "./practice.ts";
import { queries } from "./queries.ts";
import type { Page, Rule } from "./rule.ts";
import { diagrams, enoughListings, opening, sections } from "./shape.ts";
import { specimen } from "./specimen.ts";
import { spoken } from "./spoken.ts";
import { headingIds, lineLength } from "./text.ts";
import { times } from "./times.ts";

export { listIds } from "./book.ts";

/** Every rule of a page, in the order in which an author would mend. */
const RULES: Rule[] = [opening, sections, headingIds, diagrams, enoughListings, wrongElsewhere, questions, exercises, lineLength];

/** Reads chapters as pages to look at. */
export const readPages = (chapters: Chapter[]): Page[] => chapters.map((chapter) => ({ ...chapter, isChapter: isChapter(chapter.file) }));

/** What a book does not keep, by file and line: first what stops the site's build as well. */
export function lintBook(root: string, pages: Page[]): Complaint[] {
  const own = pages.flatMap((page) =>
    RULES.flatMap((rule) => rule(page).map((complaint) => ({ file: page.file, ...complaint }))).sort((a, b) => a.line - b.line),
  );
  const ofAll = [changed(pages), specimen(pages), queries(root, pages), budget(pages), ids(root, pages), times(root, pages), spoken(pages)];
  const ofFiles = [judgeFiles(root), judgeStatic(root), pages.flatMap((page) => judgePage(root, page)), mdx(root), judgeScenarios(root)];
  return [...ofFiles.flat(), ...own, ...ofAll.flat()];
}

/** Links of those pages that are more than Markdown, and so no chapters. */
const mdx = (root: string): Complaint[] =>
  OTHERS.filter((file) => isMdx(file) && existsSync(`${root}/${file}`)).flatMap((file) => {
    const { text } = readSource(root, file);
    return judgePage(root, { file, text, tree: parseMarkdown(text) });
  });
