import { globSync } from "node:fs";
import { type Front, readFront } from "./front.ts";
import { folderOf, isChapter, isIndex, urlOf } from "./names.ts";
import { refuse } from "./refuse.ts";
import { filesBelow, judgeNames } from "./rules/files.ts";
import { readSource } from "./source.ts";

/** A page of the book: `file` from the book's folder, `url` as links have it, `part` by its folder. */
export type Page = { file: string; url: string; part: string; isChapter: boolean; text: string; front: Front };

/**
 * Every page below `docs`, by path. Throws which files are not known by their names, or have a front matter that is not as it should be: the
 * site's configuration asks first, before anything else reads a file that might be executed.
 */
export function readPages(root: string): Page[] {
  refuse(judgeNames(filesBelow(root, "docs")));
  const files = globSync("docs/**/*.{md,mdx}", { cwd: root }).sort();
  const read = files.map((file) => {
    const { text } = readSource(root, file);
    return { file, text, ...readFront(file, text) };
  });
  refuse(read.flatMap(({ complaints }) => complaints));
  return read.flatMap(({ file, text, front }) =>
    front ? [{ file, url: urlOf(file), part: folderOf(file), isChapter: isChapter(file), text, front }] : [],
  );
}

/** Pages of a part that are neither its chapters nor its index, in the order that they ask for: for the contents. */
export const othersOf = (pages: readonly Page[], part: string): Page[] =>
  pages
    .filter((page) => page.part === part && !page.isChapter && !isIndex(page.file))
    .sort((a, b) => a.front.sidebar_position - b.front.sidebar_position);

/** Links to the pages that ask to be at the foot of every page. */
export const footerOf = (pages: readonly Page[]): { label: string; to: string }[] =>
  pages.flatMap(({ url, front: { footer } }) => (footer ? [{ label: footer, to: url }] : []));

/** Where each schema can be tried. */
export const sandboxesOf = (pages: readonly Page[]): Record<string, string> =>
  Object.fromEntries(pages.flatMap(({ url, front: { sandbox } }) => (sandbox ? [[sandbox, url]] : [])));

/** What the bench measures: the chapter that the home page shows a listing of, and listings by the names that they have in its record. */
export function measuredOf(pages: readonly Page[]): { chapter: string; listings: Record<string, string> } {
  const chapter = pages.find(({ front }) => front.specimen)?.url ?? "/";
  const listings = pages.flatMap(({ url, front: { bench } }) => (bench ? [[bench.name, `${url}#l-${bench.listing}`] as const] : []));
  return { chapter, listings: Object.fromEntries(listings) };
}
