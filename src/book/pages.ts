import { globSync, readFileSync } from "node:fs";
import * as z from "zod";
import { frontOf } from "../questions/front.ts";

/** What a page's front matter says to the site around it. Titles, and what makes a page special, are here and nowhere in code. */
const FRONT = z.looseObject({
  title: z.string().default(""),
  /** Other words that it is searched by. */
  search: z.array(z.coerce.string()).default([]),
  sidebar_label: z.string().optional(),
  sidebar_position: z.number().default(0),
  /** Its link at the foot of every page, by these words. */
  footer: z.string().optional(),
  /** `changes`: its tables are claims that a release has overtaken. */
  kind: z.literal("changes").optional(),
  /** The schema of `static/sql` that can be tried on it. */
  sandbox: z.string().optional(),
  /** The listing of it that the home page shows, what is asked above it, and the words of the link below. One page of the book has it. */
  specimen: z.strictObject({ listing: z.string(), question: z.string(), link: z.string() }).optional(),
  /** A listing of it that the bench runs in the page, and what the record calls that. */
  bench: z.strictObject({ listing: z.string(), name: z.string() }).optional(),
});

/** A page of the book: `file` from the book's folder, `url` as links have it, `part` by its folder. */
export type Page = { file: string; url: string; part: string; isChapter: boolean; text: string; front: z.infer<typeof FRONT> };

/** Every page below `docs`, by path. Throws which one has a front matter that cannot be read, and what is wrong with it. */
export function readPages(root: string): Page[] {
  const files = globSync("docs/**/*.{md,mdx}", { cwd: root }).sort();
  return files.map((file) => {
    const text = readFileSync(`${root}/${file}`, "utf8");
    const read = FRONT.safeParse(frontOf(text));
    if (!read.success) throw new Error(`${file}:1: front matter:\n${z.prettifyError(read.error)}`);
    return { file, url: urlOf(file), part: file.split("/")[1] ?? "", isChapter: /\/\d+-[^/]*\.md$/.test(file), text, front: read.data };
  });
}

/** Pages of a part that are neither its chapters nor its opening, in the order that they ask for: for the contents. */
export const othersOf = (pages: readonly Page[], part: string): Page[] =>
  pages
    .filter((page) => page.part === part && !page.isChapter && !/\/index\.mdx?$/.test(page.file))
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

/** Where a page is read: `docs/go/08-channels.md` → `/go/channels/`, `docs/go/index.md` → `/go/`. */
export const urlOf = (file: string): string =>
  `/${file
    .replace(/^docs\//, "")
    .replace(/\.mdx?$/, "/")
    .replace(/(^|\/)index\/$/, "$1")
    .replace(/(^|\/)\d+-/g, "$1")}`;
