import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { findChromium } from "../scripts/chromium.ts";
import type { Peer, Tap } from "./peers/peer.ts";
import { median } from "./press.ts";
import type { Sent } from "./serve.ts";

/** Medians of milliseconds from the first tap until its effect is seen; null where nothing came of it. */
export type Taps = {
  menuMs: number | null;
  answerMs: number | null;
  searchMs: number | null;
  resultMs: number | null;
  searchBytes: number;
  taps: number;
};
export type Site = { peer: Peer; origin: string; sent: Sent };

const SLOWER = 4;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** Readers wait so long for something to happen before they tap again. */
const PATIENCE_MS = 1500;
const TRIES = 7;
const WORD = "deadlock";

/** Answers are the browser's own `<details>`, here and in every export. */
const ANSWER: Tap = { press: "summary", seen: "details[open]" };

type Times = { ms: number; taps: number };

/** Taps what is there, again where nothing comes of it, and says how long after the first tap something was seen, on the page's own clock. */
async function tap(page: Page, { press, seen }: Tap): Promise<Times | undefined> {
  const button = page.locator(press).filter({ visible: true }).first();
  // It is there, but may be disabled until scripts have run: a reader taps all the same.
  await button.waitFor();
  await button.scrollIntoViewIfNeeded();
  await page.evaluate(() => Object.assign(globalThis, { firstTap: performance.now() }));
  let taps = 0;
  for (let tried = 0; tried < TRIES; tried += 1) {
    // What opened late may lie over the button by now.
    if (await button.evaluate(isOnTop)) {
      await button.tap({ force: true });
      taps += 1;
    }
    const ms = await whenSeen(page, seen, PATIENCE_MS);
    if (ms !== undefined) return { ms, taps };
  }
  return undefined;
}

function isOnTop(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}

/** Milliseconds from the first tap until something of the selector stands in the window, whole from left to right; undefined when it never does. */
async function whenSeen(page: Page, selector: string, timeout: number): Promise<number | undefined> {
  const look = (wanted: string) => {
    const isSeen = [...document.querySelectorAll(wanted)].some((element) => {
      const { left, right, width, height } = element.getBoundingClientRect();
      return element.checkVisibility({ visibilityProperty: true }) && width > 0 && height > 0 && left > -1 && right < innerWidth + 1;
    });
    return isSeen && performance.now() - (globalThis as unknown as { firstTap: number }).firstTap;
  };
  const handle = await page.waitForFunction(look, selector, { timeout, polling: "raf" }).catch(() => undefined);
  return (await handle?.jsonValue()) || undefined;
}

async function search(page: Page, { peer, sent }: Site): Promise<{ search?: Times; resultMs?: number; bytes: number }> {
  const before = sent.bytes;
  const opened = await tap(page, peer.search);
  if (!opened) return { bytes: sent.bytes - before };
  await page.locator(peer.search.field).filter({ visible: true }).first().pressSequentially(WORD);
  const resultMs = await whenSeen(page, peer.search.result, 30_000);
  return { search: opened, bytes: sent.bytes - before, ...(resultMs !== undefined && { resultMs }) };
}

/** A phone that has never been here, on a processor four times slower. */
export async function onPhone<T>(
  browser: Browser,
  url: string,
  slower: number,
  work: (page: Page, context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(PHONE);
  try {
    // Some pages keep a slow processor busy for long.
    context.setDefaultTimeout(120_000);
    const page = await context.newPage();
    if (slower > 1) await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: slower });
    await page.goto(url, { waitUntil: "load" });
    return await work(page, context);
  } finally {
    await context.close();
  }
}

/** The first tap of a reader on a chapter that has just loaded: `rounds` times the menu, an answer, a search. */
export async function firstTaps(site: Site, address: string, rounds: number, tick: () => void): Promise<Taps> {
  const browser = await chromium.launch(findChromium());
  const url = `${site.origin}${site.peer.urlOf(address)}`;
  const [menu, answer, opened, results]: [Times[], Times[], Times[], number[]] = [[], [], [], []];
  const middle = (times: number[]) => (times.length === rounds ? median(times) : null);
  try {
    // Once for its bytes alone: the server compresses what it has not sent before, and what a page fetches by itself has to be over.
    const { bytes: searchBytes } = await onPhone(browser, url, 1, async (page) => {
      await page.waitForLoadState("networkidle");
      return search(page, site);
    });
    for (let round = 0; round < rounds; round += 1) {
      menu.push(...defined(await onPhone(browser, url, SLOWER, (page) => tap(page, site.peer.menu))));
      answer.push(...defined(await onPhone(browser, url, SLOWER, (page) => tap(page, ANSWER))));
      const found = await onPhone(browser, url, SLOWER, (page) => search(page, site));
      opened.push(...defined(found.search));
      results.push(...defined(found.resultMs));
      tick();
    }
    return {
      menuMs: middle(menu.map(({ ms }) => ms)),
      answerMs: middle(answer.map(({ ms }) => ms)),
      searchMs: middle(opened.map(({ ms }) => ms)),
      resultMs: middle(results),
      searchBytes,
      taps: Math.max(...[...menu, ...answer, ...opened].map(({ taps }) => taps)),
    };
  } finally {
    await browser.close();
  }
}

const defined = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);
