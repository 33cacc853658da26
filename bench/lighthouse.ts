import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { findChromium } from "../scripts/chromium.ts";
import { builtPages, onePerKind } from "../scripts/site/pages.ts";
import { serveFolder } from "./serve.ts";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;

type Scores = Record<(typeof CATEGORIES)[number], number> & {
  bytes: number;
  requests: number;
  lcp: number;
  tbt: number;
  cls: number;
};

/** `lost`: the audits that cost a category something, in any run. */
export type Measured = Scores & { lost: string[] };

/** One run of Lighthouse as it comes, for phones: scores of 100, bytes, milliseconds. */
async function run(url: string): Promise<{ scores: Scores; lost: string[] }> {
  const { executablePath, args = [] } = findChromium();
  const chrome = await launch({
    ...(executablePath && { chromePath: executablePath }),
    chromeFlags: ["--headless=new", ...args],
    logLevel: "silent",
  });
  try {
    const result = await lighthouse(url, { port: chrome.port, logLevel: "silent", onlyCategories: [...CATEGORIES] });
    if (!result) throw new Error(`Lighthouse gave nothing for ${url}`);
    const { categories, audits } = result.lhr;
    const requests = (audits["network-requests"]?.details as { items: { transferSize: number }[] } | undefined)?.items ?? [];
    const scores = {
      ...(Object.fromEntries(CATEGORIES.map((name) => [name, Math.round(100 * (categories[name]?.score ?? 0))])) as Record<
        (typeof CATEGORIES)[number],
        number
      >),
      bytes: requests.reduce((sum, { transferSize }) => sum + transferSize, 0),
      requests: requests.length,
      lcp: Math.round(audits["largest-contentful-paint"]?.numericValue ?? 0),
      tbt: Math.round(audits["total-blocking-time"]?.numericValue ?? 0),
      cls: audits["cumulative-layout-shift"]?.numericValue ?? 0,
    };
    const weighed = Object.values(categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
    return { scores, lost: weighed.map(({ id }) => id).filter((id) => (audits[id]?.score ?? 1) < 1) };
  } finally {
    chrome.kill();
  }
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The median of `runs` runs, figure by figure. `tick` is called after each. */
export async function measure(url: string, runs: number, tick: () => void): Promise<Measured> {
  const all: Awaited<ReturnType<typeof run>>[] = [];
  for (let at = 0; at < runs; at += 1) {
    all.push(await run(url));
    tick();
  }
  const names = Object.keys(all[0]?.scores ?? {}) as (keyof Scores)[];
  const scores = Object.fromEntries(names.map((name) => [name, median(all.map(({ scores }) => scores[name]))])) as Scores;
  return { ...scores, lost: [...new Set(all.flatMap(({ lost }) => lost))] };
}

/**
 * A page of each kind of the site that is built in `folder`.
 * @param tick is called after each run
 */
export async function measureKinds(folder: string, runs: number, tick: () => void): Promise<({ page: string } & Measured)[]> {
  const { server, origin } = await serveFolder(folder);
  try {
    const measured = [];
    for (const page of kindsIn(folder)) measured.push({ page, ...(await measure(`${origin}${page}`, runs, tick)) });
    return measured;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Pages that have every component of the site between them; not the one that stands for what is not there, which is no page to be found. */
export const kindsIn = (folder: string): string[] =>
  onePerKind(builtPages(folder))
    .map(({ url }) => url)
    .filter((url) => url !== "/nowhere/");
