import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { findChromium } from "../scripts/chromium.ts";

const CATEGORIES = ["performance", "accessibility"] as const;

export type Scores = Record<(typeof CATEGORIES)[number], number> & {
  bytes: number;
  requests: number;
  lcp: number;
  tbt: number;
  cls: number;
};

/** One run of Lighthouse as it comes, for phones: scores of 100, bytes, milliseconds. */
async function run(url: string): Promise<Scores> {
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
    return {
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
  } finally {
    chrome.kill();
  }
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The median of `runs` runs, figure by figure. `tick` is called after each. */
export async function measure(url: string, runs: number, tick: () => void): Promise<Scores> {
  const all: Scores[] = [];
  for (let at = 0; at < runs; at += 1) {
    all.push(await run(url));
    tick();
  }
  const names = Object.keys(all[0] ?? {}) as (keyof Scores)[];
  return Object.fromEntries(names.map((name) => [name, median(all.map((scores) => scores[name]))])) as Scores;
}
