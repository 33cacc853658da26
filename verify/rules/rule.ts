import type { Complaint } from "../../src/listings/index.ts";
import type { Chapter } from "../chapters.ts";

/** A page to look at. Chapters have the shape of one. That its front matter is not as it should be is told elsewhere. */
export type Page = Chapter & { isChapter: boolean };

/** Something every page must keep. Says nothing where it is kept. */
export type Rule = (page: Page) => Omit<Complaint, "file">[];

export const complain = (line: number, found: string, allowed: string, paste?: string): Omit<Complaint, "file"> => ({
  line,
  column: 1,
  found,
  allowed,
  ...(paste !== undefined && { paste }),
});
