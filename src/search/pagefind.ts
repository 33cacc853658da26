import { type FoundPage, isAnswer } from "./results.ts";

type Found = { results: { data(): Promise<FoundPage> }[] };
type Pagefind = {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  search(query: string): Promise<Found>;
};

/** How many of the pages that were found are fetched: each is a file of its own. */
const PAGES = 10;

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
  await pagefind.options({ baseUrl, excerptLength: 18, ranking: { metaWeights: META_WEIGHTS } });
  await pagefind.init();
  return pagefind;
}

/** The best pages for a query, each with the places in it. */
export async function searchPages(baseUrl: string, query: string): Promise<FoundPage[]> {
  const pagefind = await loadPagefind(baseUrl);
  const { results } = await pagefind.search(query);
  const pages = await Promise.all(results.slice(0, PAGES).map((result) => result.data()));
  return pages.filter((page) => isAnswer(page, query));
}
