import type { Root } from "mdast";
import type { Front } from "../../src/book/front.ts";
import type { Complaint } from "../../src/listings/index.ts";
import type { Chapter } from "../chapters.ts";

/** A page to look at. Chapters have the shape of one. `front`: undefined where its front matter is not as it should be, which is told elsewhere. */
export type Page = Chapter & { tree: Root; isChapter: boolean; front: Front | undefined };

/** Something every page must keep. Says nothing where it is kept. */
export type Rule = (page: Page) => Omit<Complaint, "file">[];

export const complain = (line: number, found: string, allowed: string, paste?: string): Omit<Complaint, "file"> => ({
  line,
  column: 1,
  found,
  allowed,
  ...(paste !== undefined && { paste }),
});
