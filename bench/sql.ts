import { chromium, type Page } from "playwright-core";
import { findChromium } from "../scripts/chromium.ts";
import type { Times } from "./go.ts";
import { countBytes, median, press } from "./press.ts";

const WARM_RUNS = 10;
/** The first warm runs still meet code that the browser has not optimised: the last ones count. */
const COUNTED = 5;

/**
 * `rounds` browsers that have never been here, each: a cold run, ten warm ones, and the first of a second visit.
 * @param url a listing's, which can be run
 */
export async function measureSql(url: string, rounds: number, tick: () => void): Promise<Times> {
  const [cold, warm, second]: [number[], number[], number[]] = [[], [], []];
  let bytes = 0;
  for (let round = 0; round < rounds; round += 1) {
    const browser = await chromium.launch(findChromium());
    const page = await (await browser.newContext()).newPage();
    await page.goto(url, { waitUntil: "networkidle" });
    const fetched = countBytes(page);
    cold.push(await press(listing(page, url), "ok"));
    bytes = fetched();
    const runs: number[] = [];
    for (let run = 0; run < WARM_RUNS; run += 1) runs.push(await press(listing(page, url), "ok"));
    warm.push(...runs.slice(-COUNTED));
    await page.reload({ waitUntil: "networkidle" });
    second.push(await press(listing(page, url), "ok"));
    await browser.close();
    tick();
  }
  return { coldMs: median(cold), warmMs: median(warm), secondVisitMs: median(second), bytes };
}

const listing = (page: Page, url: string) => page.locator(`${new URL(url).hash} [data-program]`);
