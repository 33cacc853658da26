import { join } from "node:path";
import { CONTROLS } from "../scripts/site/controls/index.ts";
import { builtPages } from "../scripts/site/pages.ts";
import type { Missing, PartName, Row } from "../src/bench/record.ts";
import { measuredOf, readPages } from "../src/book/pages.ts";
import { questionsUrl } from "../src/book/questions.ts";
import { firstClicks } from "./clicks.ts";
import { readBook } from "./export/book.ts";
import { growBook } from "./export/grow.ts";
import { measureGo, PROGRAMS } from "./go.ts";
import { measure } from "./lighthouse.ts";
import { OURS } from "./peers/ours.ts";
import type { Peer } from "./peers/peer.ts";
import { PEERS, placeOf } from "./peers/peers.ts";
import { compareSearches, QUERIES } from "./search/index.ts";
import { buildCold, buildWarm, missingOf, pagesOf, withFolder, withSite } from "./sites.ts";
import { measureSql } from "./sql.ts";
import { firstTaps } from "./taps.ts";
import { weigh } from "./weights.ts";

/** `runs`: of each figure that has a median; `rounds`: first clicks on each control. `tick` is called after each step. */
export type Options = { root: string; runs: number; rounds: number; tick: () => void };
/** `steps`: how often it ticks. */
type Part<Name extends PartName> = { title: string; steps(options: Options): number; measure(options: Options): Promise<Row<Name>[]> };

/** What is measured of the book: a chapter, and listings, each by the name that the record gives it. Their pages say so. */
const { chapter: CHAPTER, listings: LISTINGS } = measuredOf(readPages(join(import.meta.dirname, "..")));
/** A page of each kind that all generators make: a part's index, and a chapter. */
const PAGES = [CHAPTER.replace(/[^/]+\/$/, ""), CHAPTER];

const inTurn = async <T, U>(all: readonly T[], work: (one: T) => Promise<U>): Promise<U[]> => {
  const done: U[] = [];
  for (const one of all) done.push(await work(one));
  return done;
};

export const PARTS: { [Name in PartName]: Part<Name> } = {
  build: {
    title: "Builds, cold and warm",
    steps: () => 2 * PEERS.length,
    measure: ({ root, tick }) =>
      inTurn(PEERS, async (peer) => {
        try {
          const cold = await buildCold(root, peer, readBook(root));
          tick();
          const warm = await buildWarm(root, peer);
          tick();
          return { peer: peer.name, pages: pagesOf(root, peer), cold, warm };
        } catch (error) {
          return missingOf(peer, error);
        }
      }),
  },
  pages: {
    title: "Bytes, and Lighthouse for phones",
    steps: ({ runs }) => PEERS.length * PAGES.length * (runs + 1),
    measure: async ({ root, runs, tick }) => {
      const rows = await inTurn(PEERS, async (peer) => {
        const own = await withSite(root, peer, (site) =>
          inTurn(PAGES, async (page): Promise<Row<"pages">> => {
            const weights = await weigh(site, page);
            tick();
            const { performance, accessibility, lcp, tbt, cls } = await measure(`${site.origin}${peer.urlOf(page)}`, runs, tick);
            return { peer: peer.name, page, ...weights, performance, accessibility, lcp, tbt, cls };
          }),
        );
        return Array.isArray(own) ? own : [own];
      });
      return rows.flat();
    },
  },
  taps: {
    title: "First taps, 4× slower",
    steps: ({ runs }) => PEERS.length * runs,
    measure: ({ root, runs, tick }) =>
      inTurn(PEERS, (peer) => withSite(root, peer, async (site) => ({ peer: peer.name, ...(await firstTaps(site, CHAPTER, runs, tick)) }))),
  },
  search: {
    title: "Searches",
    steps: () => QUERIES,
    measure: async ({ root, tick }) => orThrow(await withSite(root, OURS, () => compareSearches(builtOf(root, OURS), tick))),
  },
  clicks: {
    title: "First clicks, 4× slower",
    steps: ({ rounds }) => CONTROLS.length * rounds,
    measure: async ({ root, rounds, tick }) => {
      const rows = orThrow(await withSite(root, OURS, ({ origin }) => firstClicks(builtOf(root, OURS), origin, rounds, tick)));
      if (rows.some(({ kept }) => kept < rounds)) process.exitCode = 1;
      return rows;
    },
  },
  engines: {
    title: "Go and PostgreSQL in the page",
    steps: ({ runs }) => (PROGRAMS.length + Object.keys(LISTINGS).length) * runs,
    measure: async ({ root, runs, tick }) =>
      orThrow(
        await withSite(root, OURS, async ({ origin }) => [
          ...(await inTurn(PROGRAMS, async (program) => ({
            engine: "Go",
            program,
            ...(await measureGo(`${origin}${CHAPTER}`, program, runs, tick)),
          }))),
          ...(await inTurn(Object.entries(LISTINGS), async ([program, url]) => ({
            engine: "PostgreSQL",
            program,
            ...(await measureSql(`${origin}${url}`, runs, tick)),
          }))),
        ]),
      ),
  },
  growth: {
    title: "Growth",
    steps: () => sizes().length,
    measure: ({ root, tick }) =>
      inTurn(sizes(), async ({ peer, factor }): Promise<Row<"growth">> => {
        try {
          const { ms, peakBytes } = await buildCold(root, peer, growBook(readBook(root), factor), LIMIT);
          const weights = await withFolder(peer, builtOf(root, peer), async (site) => {
            const { resultMs, searchBytes } = await firstTaps(site, CHAPTER, 1, () => {});
            const bytes = async (address: string) => (await weigh(site, address)).before.bytes;
            const ofOurs =
              peer === OURS
                ? { questionsIndexBytes: await bytes(questionsUrl()), questionsPartBytes: await bytes(longestOf(builtOf(root, peer))) }
                : {};
            return { pageBytes: await bytes(CHAPTER), resultMs, searchBytes, ...ofOurs };
          });
          return { peer: peer.name, factor, pages: pagesOf(root, peer), ms, ...(peakBytes && { peakBytes }), ...weights };
        } catch (error) {
          return { ...missingOf(peer, error), factor };
        } finally {
          tick();
        }
      }),
  },
};

/** At a hundred times the pages, what a build may take. */
const LIMIT = { ms: 30 * 60_000, bytes: 12 * 2 ** 30 };
const HUNDREDFOLD: readonly string[] = ["ours", "docusaurus"];

const sizes = () =>
  [1, 10, 100].flatMap((factor) => PEERS.filter(({ id }) => factor < 100 || HUNDREDFOLD.includes(id)).map((peer) => ({ peer, factor })));

const builtOf = (root: string, peer: Peer): string => join(placeOf(root, peer).folder, peer.out);

/** The page of a part's questions that has most of them. */
function longestOf(folder: string): string {
  const pages = builtPages(folder).filter(({ url }) => url.startsWith(questionsUrl()) && url !== questionsUrl());
  return pages.sort((a, b) => b.html.length - a.html.length)[0]?.url ?? questionsUrl();
}

function orThrow<T extends object>(measured: T | Missing): T {
  if ("missing" in measured) throw new Error(`this site could not be measured: ${measured.missing}`);
  return measured;
}
