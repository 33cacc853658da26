import type { PageResult } from "./hits.ts";

type Pagefind = {
  init(): Promise<void>;
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<PageResult> }[] }>;
};

const MOST_PAGES = 8;
let loading: Promise<Pagefind> | undefined;

async function load(baseUrl: string): Promise<Pagefind> {
  const pagefind = (await import(/* webpackIgnore: true */ `${baseUrl}pagefind/pagefind.js`)) as Pagefind;
  await pagefind.options({ baseUrl, excerptLength: 22 });
  await pagefind.init();
  return pagefind;
}

/** Loads the index: once, on first use. Rejects where there is none, as on the development server. */
export function openIndex(baseUrl: string): Promise<Pagefind> {
  loading ??= load(baseUrl);
  loading.catch(() => {
    loading = undefined; // a next attempt may find it
  });
  return loading;
}

/** The best pages for a query. */
export async function search(baseUrl: string, query: string): Promise<PageResult[]> {
  const pagefind = await openIndex(baseUrl);
  const { results } = await pagefind.search(query);
  return Promise.all(results.slice(0, MOST_PAGES).map((result) => result.data()));
}
