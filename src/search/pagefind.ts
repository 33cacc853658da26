import type { Fragment } from "./sections.ts";
import { partsOf } from "./words.ts";

type Result = { id: string; score: number; data(): Promise<Fragment> };
export type Pagefind = {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  /** Of nothing: every page that there is. */
  search(query: string | null): Promise<{ results: Result[] }>;
};

/** A page that may answer. `weight`: 1 for the best, less for others. */
export type Candidate = { page: Fragment; weight: number };

/** How many of the pages that were found are fetched: each is a file of its own. */
const PAGES = 5;

/** An alias counts as much as a title: its author chose it for whoever searches. */
const META_WEIGHTS = { title: 5, aliases: 5, description: 2 };

let loading: Promise<Pagefind> | undefined;

/**
 * Loads the search engine that `npm run build` put next to the pages, once. It rejects where there is none: on the development server.
 * @param baseUrl where the site is, `/` or a folder
 */
export function loadPagefind(baseUrl: string): Promise<Pagefind> {
  loading ??= start(baseUrl).catch((error) => {
    loading = undefined; // so that a reader who was offline can try again
    throw error;
  });
  return loading;
}

async function start(baseUrl: string): Promise<Pagefind> {
  const pagefind = (await import(/* webpackIgnore: true */ `${baseUrl}pagefind/pagefind.js`)) as Pagefind;
  await setUp(pagefind, baseUrl);
  return pagefind;
}

/** Pagefind as the book wants it; for the page, and for whoever measures what it finds. */
export async function setUp(pagefind: Pagefind, baseUrl: string): Promise<void> {
  await pagefind.options({ baseUrl, basePath: `${baseUrl}pagefind/`, ranking: { metaWeights: META_WEIGHTS } });
  await pagefind.init();
}

/** The words of the book, most frequent first. */
export async function loadWords(baseUrl: string): Promise<string[]> {
  const response = await fetch(`${baseUrl}pagefind/words.txt`);
  if (!response.ok) throw new Error(`words.txt: ${response.status}`);
  return (await response.text()).split("\n");
}

/**
 * The pages that have most of what is asked. Pagefind wants all words on one page, and gives none where a question has one too many; so each
 * word is asked for by itself, and all of them as a phrase.
 */
export async function candidatesOf(pagefind: Pagefind, tokens: readonly string[], keyTerms: readonly string[]): Promise<Candidate[]> {
  const phrase = tokens.length > 1 ? [`"${tokens.join(" ").replace(/"/g, "")}"`] : [];
  const [book, ...asked] = await Promise.all([
    pagefind.search(null),
    ...[...keyTerms, ...phrase].map((words) => searchFor(pagefind, words)),
  ]);
  const found = new Map<string, { result: Result; score: number }>();
  for (const { results } of asked) {
    const best = Math.max(...results.map(({ score }) => score));
    // A word on few of the book's pages says more.
    const rarity = Math.log(1 + book.results.length / (results.length + 0.5));
    for (const result of results) {
      const score = rarity * Math.sqrt(result.score / best) + (found.get(result.id)?.score ?? 0);
      found.set(result.id, { result, score });
    }
  }
  const pages = [...found.values()].sort((a, b) => b.score - a.score).slice(0, PAGES);
  return Promise.all(pages.map(async ({ result, score }) => ({ page: await fetchPage(result), weight: score / (pages[0]?.score ?? 1) })));
}

/** Pages by their ids, which are of what is in them. Each time it is asked for one, Pagefind makes an excerpt of it anew, which nobody reads. */
const fetched = new Map<string, Promise<Fragment>>();

function fetchPage(result: Result): Promise<Fragment> {
  const page = fetched.get(result.id) ?? result.data();
  fetched.set(result.id, page);
  page.catch(() => fetched.delete(result.id)); // so that a reader who was offline can try again
  return page;
}

/** What is no word is asked for as it is, and where Pagefind has no such thing, by the words in it. */
async function searchFor(pagefind: Pagefind, words: string): Promise<{ results: Result[] }> {
  const found = await pagefind.search(words);
  const parts = partsOf(words).join(" ");
  return found.results.length > 0 || words.startsWith('"') || parts === "" || parts === words ? found : pagefind.search(parts);
}
