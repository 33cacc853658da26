import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { PARTS } from "../../../src/book/parts.ts";
import { find, isWhole } from "../../../src/search/find.ts";
import { loadWords, type Pagefind, setUp } from "../../../src/search/pagefind.ts";
import { normaliseQuery } from "../../../src/search/query.ts";
import { groupHits } from "../../../src/search/results.ts";

/** `search` gives the addresses in the dialog's list, best first, for what is typed; `answers`, whether some place has all of it. */
export type SiteSearch = {
  pagefind: Pagefind;
  search: (typed: string) => Promise<string[]>;
  answers: (typed: string) => Promise<boolean>;
};

/**
 * The site's own search in Node: Pagefind's code and index as they were built, asked and arranged as the dialog does it. What they ask the
 * host for is read from the folder.
 * @param build the folder of the site, built for `/`
 */
export async function openPagefind(build: string): Promise<SiteSearch> {
  const fetchElsewhere = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const [, file] = /^\/pagefind\/([^?]+)/.exec(String(input)) ?? [];
    return file ? new Response(readFileSync(`${build}/pagefind/${file}`)) : fetchElsewhere(input, init);
  };
  const pagefind = (await import(pathToFileURL(resolve(build, "pagefind/pagefind.js")).href)) as Pagefind;
  await setUp(pagefind, "/");
  const partOf = (url: string) => PARTS.find(({ id }) => url.startsWith(`/${id}/`))?.name ?? "The book";
  const ask = (typed: string) => find(pagefind, normaliseQuery(typed), () => loadWords("/"));
  return {
    pagefind,
    search: async (typed) => groupHits(await ask(typed), partOf).flatMap(({ hits }) => hits.map(({ url }) => url)),
    answers: async (typed) => isWhole(await ask(typed)),
  };
}
