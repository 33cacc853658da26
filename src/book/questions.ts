import { LEVELS, type Level } from "../questions/levels.ts";

export type AskedQuestion = { id: string; text: string; level: Level };

/** The interview questions of one chapter, to be found by level, tag and words. `url` is the chapter's, below the site's base URL. */
export type ChapterQuestions = { title: string; url: string; tags: string[]; questions: AskedQuestion[] };

/** How many there are of each level, and in all. */
export type Counts = Record<Level | "all", number>;

export function countQuestions(chapters: readonly ChapterQuestions[]): Counts {
  const levels = chapters.flatMap(({ questions }) => questions.map(({ level }) => level));
  const of = (level: Level) => levels.filter((other) => other === level).length;
  return { ...(Object.fromEntries(LEVELS.map((level) => [level, of(level)])) as Record<Level, number>), all: levels.length };
}

/** Questions on one page of a part. So many keep within the bytes that a page may weigh: tests/browser/weight.test.ts. */
export const PER_PAGE = 240;

/** A part's chapters by page, in their order. No chapter is split; one with more questions than a page has gets a page of its own. */
export function paginate(chapters: readonly ChapterQuestions[]): ChapterQuestions[][] {
  const pages: ChapterQuestions[][] = [];
  let left = 0;
  for (const chapter of chapters) {
    const page = pages.at(-1);
    if (page && chapter.questions.length <= left) page.push(chapter);
    else {
      pages.push([chapter]);
      left = PER_PAGE;
    }
    left -= chapter.questions.length;
  }
  return pages;
}

/** Where the questions of a part are listed, below the site's base URL; `page` counts from 1. */
export const questionsUrl = (part?: string, page = 1): string =>
  `/questions/${part === undefined ? "" : `${part}/`}${page > 1 ? `${page}/` : ""}`;
