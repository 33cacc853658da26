import { globSync, readFileSync } from "node:fs";
import { openPagefind, type SiteSearch } from "../../scripts/site/search/pagefind.ts";
import { placesIn } from "../../scripts/site/search/places.ts";
import { KINDS, type Query, readQueries } from "../../scripts/site/search/queries.ts";
import { rankOf, scoreOf } from "../../scripts/site/search/score.ts";
import { OURS_NAME, type Row } from "../../src/bench/record.ts";
import type { Fragment } from "../../src/search/sections.ts";
import { openEasyops } from "./easyops.ts";

type Ask = (typed: string) => Promise<string[]>;

/** What is searched, in one build: the same pages, the same queries. */
async function engines(build: string): Promise<Record<string, Ask>> {
  const pages = builtPages(build);
  const site = await openPagefind(build);
  // Outputs that are to be guessed and buttons are out of ours; the aliases of front matter, and "not" and "in", are in.
  const tuned = { ignoreCssSelectors: ["[data-pagefind-ignore]", "button", "summary"], removeDefaultStopWordFilter: true };
  return {
    [OURS_NAME]: site.search,
    "Pagefind alone": pagefindAlone(site),
    "search-local": await openEasyops("plain", {}, pages),
    "search-local, tuned": await openEasyops("tuned", tuned, new Map([...pages].map(([url, html]) => [url, withKeywords(html)]))),
  };
}

function builtPages(build: string): Map<string, string> {
  const files = globSync(`${build}/**/index.html`).sort();
  const pages = files.map((file): [string, string] => [file.slice(build.length).replace(/index\.html$/, ""), readFileSync(file, "utf8")]);
  return new Map(pages.filter(([, html]) => html.includes("data-pagefind-body")));
}

const withKeywords = (html: string): string => {
  const [, aliases = ""] = /\bdata-aliases="([^"]*)"/.exec(html) ?? [];
  return html.replace(/<\/head>|<body\b/, `<meta name="keywords" content="${aliases}">$&`);
};

/** Pages in Pagefind's order, of each the places it names, best first. */
const pagefindAlone =
  ({ pagefind }: SiteSearch): Ask =>
  async (typed) => {
    const { results } = await pagefind.search(typed);
    const pages = await Promise.all(results.slice(0, 8).map((result) => result.data() as Promise<Fragment & AsPagefindGives>));
    return pages.flatMap(({ url, sub_results }) => {
      const best = [...sub_results].sort((a, b) => scoreOfPlace(b) - scoreOfPlace(a)).slice(0, 4);
      return best.length > 0 ? best.map((place) => place.url) : [url];
    });
  };
type AsPagefindGives = { sub_results: { url: string; weighted_locations: { balanced_score: number }[] }[] };
const scoreOfPlace = (place: AsPagefindGives["sub_results"][number]): number =>
  place.weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);

/** How many queries there are to ask, of all engines. */
export const QUERIES = readQueries().length * 4;

/**
 * Per engine and kind of query: the share of queries with an answer among the first three places, and the mean reciprocal rank.
 * @param build folder of the site's pages and its index
 * @param tick called after each query
 */
export async function compareSearches(build: string, tick: () => void): Promise<Row<"search">[]> {
  const queries = readQueries();
  const placeOf = placesIn(build);
  const rows: Row<"search">[] = [];
  for (const [engine, ask] of Object.entries(await engines(build))) {
    const ranks = new Map<Query, number | undefined>();
    for (const query of queries) {
      ranks.set(query, rankOf((await ask(query.query)).map(placeOf), query.at));
      tick();
    }
    for (const kind of [...KINDS, "all"])
      rows.push({
        engine,
        kind,
        ...scoreOf([...ranks].filter(([query]) => kind === "all" || query.kind === kind).map(([, rank]) => rank)),
      });
  }
  return rows;
}
