import { LEVELS } from "../questions/levels.ts";
import type { ChapterQuestions } from "./questions.ts";

/** How a question stands with its reader: never answered, missed or known in part when it was last answered, due to be asked again. */
export const STANDINGS = ["new", "missed", "due"] as const;

/** What a reader looks for among questions. Empty: everything. */
export type Filter = { level: string; text: string; standing: string };

/** The filter in a page's address: `?level=Senior&text=nil`. A level or a standing that there is none of is no filter. */
export function readFilter(search: string): Filter {
  const query = new URLSearchParams(search);
  const level = query.get("level") ?? "";
  const standing = query.get("standing") ?? "";
  return {
    level: LEVELS.some((known) => known === level) ? level : "",
    text: query.get("text") ?? "",
    standing: STANDINGS.some((known) => known === standing) ? standing : "",
  };
}

/** The part that an address names, of when all questions stood on one page; which page of what was found it asks for. */
export const partIn = (search: string): string => new URLSearchParams(search).get("part") ?? "";
export const pageIn = (search: string): number => Math.max(1, Math.trunc(Number(new URLSearchParams(search).get("page"))) || 1);

/** The address of a filter, and of a page of what it finds; what is empty is left out. */
export function writeFilter({ level, text, standing }: Filter, page = 1): string {
  const query = new URLSearchParams(
    Object.entries({ level, text, standing, page: page > 1 ? String(page) : "" }).filter(([, value]) => value !== ""),
  );
  return query.size === 0 ? "" : `?${query}`;
}

/** Whether it lets everything through. */
export const isEmpty = ({ level, text, standing }: Filter): boolean => level === "" && standing === "" && text.trim() === "";

/**
 * Chapters with those questions of a level whose words, chapter or tags contain every word of the text; none without a question.
 * @param stands whether a question, by its id, stands with its reader as the filter asks: the log knows, and the book does not
 */
export function filterQuestions(
  chapters: readonly ChapterQuestions[],
  { level, text, standing }: Filter,
  stands: (id: string, standing: string) => boolean = () => true,
): ChapterQuestions[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return chapters.flatMap((chapter) => {
    const about = [chapter.title, ...chapter.tags].join(" ").toLowerCase();
    const missing = words.filter((word) => !about.includes(word));
    const questions = chapter.questions.filter(
      (question) =>
        (!level || question.level === level) &&
        (!standing || stands(question.id, standing)) &&
        missing.every((word) => question.text.toLowerCase().includes(word)),
    );
    return questions.length > 0 ? [{ ...chapter, questions }] : [];
  });
}
