import { PARTS } from "../book/parts.ts";

/** What Pagefind tells of one page: https://pagefind.app/docs/api/#loading-a-result */
export type PageResult = {
  url: string;
  meta: { title?: string };
  excerpt: string;
  sub_results: { title: string; url: string; excerpt: string }[];
};

/** One place in the book: a page, or a heading or listing in it. `excerpt` is HTML of Pagefind's own making: text and `<mark>`. */
export type Hit = { url: string; title: string; page: string; excerpt: string };
export type Group = { part: string; hits: Hit[] };

const PER_PAGE = 3;

/** Results by part of the book, parts in the order of their best page, and of each page its best places. */
export function groupHits(results: PageResult[], baseUrl: string): Group[] {
  const groups = Map.groupBy(results, ({ url }) => partOf(url, baseUrl));
  return [...groups].map(([part, pages]) => ({ part, hits: pages.flatMap(hitsOf) }));
}

function hitsOf({ url, meta, excerpt, sub_results: places }: PageResult): Hit[] {
  const page = meta.title ?? "";
  if (places.length === 0) return [{ url, title: page, page, excerpt }];
  return places.slice(0, PER_PAGE).map((place) => ({ ...place, page }));
}

function partOf(url: string, baseUrl: string): string {
  const id = url.slice(baseUrl.length).split("/")[0];
  return PARTS.find((part) => part.id === id)?.name ?? "The book";
}

/**
 * The query as the index knows it. It keeps the signs of code as parts of words, so that quotes, brackets and full stops that come along
 * with a paste are left out.
 */
export const normaliseQuery = (query: string): string =>
  query
    .replaceAll(/["'`()[\]{};,]/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
