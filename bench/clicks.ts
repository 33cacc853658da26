import { chromium, type Page } from "playwright-core";
import { findChromium } from "../scripts/chromium.ts";
import { CONTROLS, type Control } from "../tests/browser/controls.ts";

export type Clicks = { control: string; kept: number; rounds: number; medianMs: number };

const SLOWER = 4;

/** Opens the page anew, on a processor four times slower, and does one thing: how long until its effect is seen, in ms; undefined: never. */
async function once(page: Page, origin: string, { url, act, seen }: Control): Promise<number | undefined> {
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

/** Every control as the first thing a reader does, `rounds` times. Counts what was lost. */
export async function firstClicks(origin: string, rounds: number, tick: () => void): Promise<Clicks[]> {
  const browser = await chromium.launch(findChromium());
  const measured: Clicks[] = [];
  for (const control of CONTROLS) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const context = await browser.newContext({ viewport: control.phone ? { width: 390, height: 844 } : { width: 1280, height: 900 } });
      const time = await once(await context.newPage(), origin, control);
      if (time !== undefined) times.push(time);
      await context.close();
      tick();
    }
    times.sort((a, b) => a - b);
    measured.push({ control: control.name, kept: times.length, rounds, medianMs: times[Math.floor(times.length / 2)] ?? Number.NaN });
  }
  await browser.close();
  return measured;
}
