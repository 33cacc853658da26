import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { findChromium } from "../scripts/chromium.ts";
import { countBytes, median, press } from "./press.ts";

/** Milliseconds from the press of Run to the program's end, medians; and bytes fetched for the first of them. */
export type Times = { coldMs: number; warmMs: number; secondVisitMs: number; bytes: number };

/** A small one, and one of 138 lines: workers, a bounded queue, cancellation, a report. */
export const PROGRAMS = ["hello", "pipeline"];
const SOURCES = join(import.meta.dirname, "../tests/fixtures/engines/programs");
const WARM_RUNS = 10;
/** The first warm runs still meet code that the browser has not optimised: the last ones count. */
const COUNTED = 5;

const program = (page: Page) => page.locator('[data-program="run"]').first();

/** Opens the page with this program in the place of the first one, as a reader finds it who changed it some other day. */
async function open(browser: Browser, url: string, source: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(url);
  const id = await program(page).evaluate((element) => element.closest("figure")?.id ?? "");
  await page.evaluate(
    ([key, text]) => localStorage.setItem(key as string, text as string),
    [`program ${new URL(url).pathname}#${id}`, source],
  );
  await page.reload({ waitUntil: "networkidle" });
  return page;
}

/**
 * `rounds` browsers that have never been here, each: a cold run, ten warm ones, and the first of a second visit.
 * @param url a page with a program to run, which stands aside for the one of this name
 */
export async function measureGo(url: string, name: string, rounds: number, tick: () => void): Promise<Times> {
  const source = readFileSync(join(SOURCES, `${name}.go`), "utf8");
  const [cold, warm, second]: [number[], number[], number[]] = [[], [], []];
  let bytes = 0;
  for (let round = 0; round < rounds; round += 1) {
    const browser = await chromium.launch(findChromium());
    const page = await open(browser, url, source);
    const fetched = countBytes(page);
    cold.push(await press(program(page), "0"));
    bytes = fetched();
    const runs: number[] = [];
    await program(page).getByRole("button", { name: "Edit" }).click();
    await program(page).getByRole("checkbox", { name: "Plain editor" }).check();
    for (let run = 0; run < WARM_RUNS; run += 1) {
      // Changed each time, so that it is compiled each time: the last build of the same text is kept.
      await program(page).getByRole("textbox").fill(`${source}// ${run}\n`);
      runs.push(await press(program(page), "0"));
    }
    warm.push(...runs.slice(-COUNTED));
    await page.reload({ waitUntil: "networkidle" });
    second.push(await press(program(page), "0"));
    await browser.close();
    tick();
  }
  return { coldMs: median(cold), warmMs: median(warm), secondVisitMs: median(second), bytes };
}
