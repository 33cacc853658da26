import type { Root } from "mdast";
import type { Complaint } from "../../src/listings/index.ts";
import type { Chapter } from "../chapters.ts";

/** A page to look at. Chapters are numbered (`08-channels.md`) and have the shape of one; other pages open a part. */
export type Page = Chapter & { tree: Root; isChapter: boolean };

/** Something every page must keep. Says nothing where it is kept. */
export type Rule = (page: Page) => Omit<Complaint, "file">[];

export const complain = (line: number, found: string, allowed: string, paste?: string): Omit<Complaint, "file"> => ({
  line,
  column: 1,
  found,
  allowed,
  ...(paste !== undefined && { paste }),
});
