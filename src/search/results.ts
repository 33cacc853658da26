/** A page that matched, as Pagefind gives it. */
export type FoundPage = {
  url: string;
  content: string;
  meta: Record<string, string>;
  sub_results: { url: string; title: string; excerpt: string; weighted_locations: { balanced_score: number }[] }[];
};

/** A run of an excerpt; marked, it is what was searched for. */
export type Piece = { text: string; marked: boolean };

/** One line of the list: a heading, a listing or a page. `page` is the page's title where it is not the hit's own. */
export type Hit = { url: string; title: string; page: string | undefined; excerpt: Piece[] };

export type Group = { part: string; hits: Hit[] };

/** Of one page, so that the next one is in sight. */
const HITS_PER_PAGE = 4;

/**
 * Arranges what was found by part of the book, the part with the best page first.
 * @param partOf the name of a page's part, by its URL
 */
export function groupHits(pages: FoundPage[], partOf: (url: string) => string): Group[] {
  const groups = new Map<string, Hit[]>();
  for (const page of pages) {
    const part = partOf(page.url);
    groups.set(part, [...(groups.get(part) ?? []), ...hitsOf(page)]);
  }
  return [...groups].map(([part, hits]) => ({ part, hits }));
}

/**
 * Whether a page answers a query at all. Pagefind falls back to beginnings of words, down to a letter: good for words, but a page with a 4
 * is no answer to 40001, and one with a z none to zzyzx. So codes have to be there as they are typed, and of a word its beginning.
 */
export function isAnswer({ content, meta }: Pick<FoundPage, "content" | "meta">, query: string): boolean {
  const text = [content, ...Object.values(meta)].join(" ").toLowerCase();
  const codes = query.toLowerCase().match(/\S*\d\S*/g) ?? [];
  const words = query.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return codes.every((code) => text.includes(code)) && words.every((word) => text.includes(word.slice(0, BEGINNING)));
}

/** So many letters of a word are its own. */
const BEGINNING = 3;

/** The places of a page, best first. A page that was found by its aliases alone is its own place. */
function hitsOf({ url, meta, sub_results }: FoundPage): Hit[] {
  const title = clean(meta.title ?? url);
  if (sub_results.length === 0) return [{ url, title, page: undefined, excerpt: piecesOf(meta.description ?? "") }];
  const scored = sub_results.map((place) => ({ place, score: sum(place.weighted_locations.map(({ balanced_score }) => balanced_score)) }));
  const best = scored.sort((a, b) => b.score - a.score).map(({ place }) => place);
  const once = best.filter((place, at) => best.findIndex((other) => other.url === place.url) === at);
  return once.slice(0, HITS_PER_PAGE).map((place) => {
    const own = clean(place.title);
    return { url: place.url, title: own, page: own === title ? undefined : title, excerpt: piecesOf(place.excerpt) };
  });
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
const clean = (text: string): string => text.replace(/\u200B/g, "").trim();

const ENTITIES: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };

/** An excerpt without its HTML: Pagefind escapes the page's text and puts `<mark>` around what was searched for. */
export function piecesOf(excerpt: string): Piece[] {
  return excerpt
    .split(/(<mark>.*?<\/mark>)/s)
    .filter((run) => run !== "")
    .map((run) => ({
      marked: run.startsWith("<mark>"),
      text: run.replace(/<\/?mark>/g, "").replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity),
    }));
}

/** What is read out when the list changes. */
export function countOf(groups: Group[]): string {
  const hits = groups.flatMap((group) => group.hits).length;
  const parts = groups.map(({ part }) => part).join(", ");
  return `${hits} ${hits === 1 ? "result" : "results"} in ${parts}`;
}
