import pLimit from "p-limit";
import { chromium, type Page } from "playwright-core";
import { findChromium } from "../scripts/chromium.ts";
import { type Control, placed } from "../scripts/site/controls/index.ts";
import { builtPages } from "../scripts/site/pages.ts";
import { median } from "./press.ts";

export type Clicks = { control: string; kept: number; rounds: number; medianMs: number };

type Placed = Control & { url: string };

const SLOWER = 4;

/** Opens the page anew, on a processor four times slower, and does one thing: how long until its effect is seen, in ms; undefined: never. */
async function once(page: Page, origin: string, { url, act, seen }: Placed): Promise<number | undefined> {
  await (await page.context().newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.goto(`${origin}${url}`);
  const started = Date.now();
  try {
    await act(page);
    await seen(page);
    return Date.now() - started;
  } catch {
    return undefined;
  }
}

/** A processor that is four times slower leaves room beside it for others. */
const AT_ONCE = 4;

/**
 * Every control as the first thing a reader does, `rounds` times. Counts what was lost.
 * @param folder of the built site, which is served at `origin`
 */
export async function firstClicks(folder: string, origin: string, rounds: number, tick: () => void): Promise<Clicks[]> {
  const browser = await chromium.launch(findChromium());
  const limit = pLimit(AT_ONCE);
  const click = async (control: Placed): Promise<number | undefined> => {
    const context = await browser.newContext({ viewport: control.phone ? { width: 390, height: 844 } : { width: 1280, height: 900 } });
    try {
      return await once(await context.newPage(), origin, control);
    } finally {
      await context.close();
      tick();
    }
  };
  try {
    const measured: Clicks[] = [];
    // On the longest page that has it, where React takes longest to come.
    for (const control of placed(builtPages(folder).toReversed())) {
      const times = await Promise.all(Array.from({ length: rounds }, () => limit(() => click(control))));
      const kept = times.filter((time) => time !== undefined);
      measured.push({ control: control.name, kept: kept.length, rounds, medianMs: kept.length > 0 ? median(kept) : 0 });
    }
    return measured;
  } finally {
    await browser.close();
  }
}
