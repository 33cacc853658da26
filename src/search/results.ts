import { excerptOf, type Piece } from "./excerpt.ts";
import type { Found } from "./find.ts";

/** One line of the list: a heading, a listing or a page. `page` is the page's title where it is not the hit's own. */
export type Hit = { url: string; title: string; page: string | undefined; excerpt: Piece[] };

export type Group = { part: string; hits: Hit[] };

/** Of one page, so that the next one is in sight. */
const HITS_PER_PAGE = 4;
const HITS = 20;
/** Of the best place's score; below, a place has little of what was asked. */
const LITTLE = 0.2;

/**
 * Arranges what was found by part of the book, the part with the best place first. Of a heading and the listings below it only one is a hit.
 * @param partOf the name of a page's part, by its URL
 */
export function groupHits({ ranked, keyTerms }: Pick<Found, "ranked" | "keyTerms">, partOf: (url: string) => string): Group[] {
  const groups = new Map<string, Hit[]>();
  const ofPage = new Map<string, Set<string>>();
  let count = 0;
  const enough = LITTLE * (ranked[0]?.score ?? 0);
  for (const { section } of ranked.filter(({ score }) => score >= enough)) {
    const { page, under } = section;
    const headings = ofPage.get(page.url) ?? new Set();
    if (headings.has(under) || headings.size === HITS_PER_PAGE || count === HITS) continue;
    ofPage.set(page.url, headings.add(under));
    count += 1;
    const title = page.meta.title ?? page.url;
    const hit = {
      url: section.url,
      title: section.title,
      page: section.title === title ? undefined : title,
      excerpt: excerptOf(section, keyTerms),
    };
    const part = partOf(page.url);
    groups.set(part, [...(groups.get(part) ?? []), hit]);
  }
  return [...groups].map(([part, hits]) => ({ part, hits }));
}

/** What is read out when the list changes. */
export function countOf(groups: Group[]): string {
  const hits = groups.flatMap((group) => group.hits).length;
  const parts = groups.map(({ part }) => part).join(", ");
  return `${hits} ${hits === 1 ? "result" : "results"} in ${parts}`;
}
