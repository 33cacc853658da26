import { type Browser, type BrowserContext, chromium, type LaunchOptions, type Page, type Response } from "playwright-core";
import { describe, onTestFinished } from "vitest";
import { findChromium } from "../../scripts/chromium.ts";
import { FIXTURE } from "./fixture.ts";
import { type Gate, servedTo } from "./serve.ts";

/** `slow`: how many times slower the processor is. `fresh`: in a context of its own, also where visits share one. */
export type View = { phone?: boolean; dark?: boolean; script?: boolean; slow?: number; fresh?: boolean };

/** A page of the built site in a real browser, and what it did: requests it made, errors it wrote. */
export type Visit = { page: Page; context: BrowserContext; requests: string[]; responses: Response[]; errors: string[] };

function launchOptions(): LaunchOptions | undefined {
  try {
    return findChromium();
  } catch (error) {
    // Named, never silent; where everything has to be proven, a failure.
    if (process.env.CI === "true") throw error;
    console.warn(`browser tests: NOT RUN, ${(error as Error).message}`);
    return undefined;
  }
}

const options = launchOptions();

/** One browser for all files that a worker runs, each in contexts of its own; it ends with the worker. */
let launched: Promise<Browser> | undefined;
const launch = (): Promise<Browser> => {
  launched ??= chromium.launch(options);
  return launched;
};

/** Tests that need a browser. */
export const describeInBrowser = options ? describe : describe.skip;

/**
 * `awake`: with React running. `workers`: with service workers, past which Playwright routes nothing. `gate`: which requests are answered; all, where
 * there is none. `same`: a visit takes the page of the visit before, which has forgotten what that one left, and only has read files of the site
 * before; that takes a quarter of the time. Not for tests that look at two pages, nor for those of what is fetched, or does not come: some of it is
 * in the browser's cache.
 */
type Site = { folder?: string; base?: string; awake?: boolean; workers?: boolean; gate?: Gate; same?: boolean };

const sizeOf = ({ phone = false }: View) => (phone ? { width: 390, height: 844 } : { width: 1280, height: 900 });
const colourOf = ({ dark = false }: View) => (dark ? "dark" : "light");

/** Serves build/ (or another folder) below a path, on a free port, and opens pages of it. */
export function openSite({ folder = "build", base = "/", awake = false, workers = false, gate, same = false }: Site = {}) {
  const site = servedTo(folder, base, launch, gate);

  async function open(view: View, hold = site.isolate): Promise<Visit> {
    const context = await hold((browser) =>
      browser.newContext({
        viewport: sizeOf(view),
        colorScheme: colourOf(view),
        javaScriptEnabled: view.script ?? true,
        reducedMotion: "reduce",
        serviceWorkers: workers ? "allow" : "block",
      }),
    );
    return openPage(context);
  }

  const before: { scripted?: Promise<Visit>; plain?: Promise<Visit> } = {};
  async function reopen(view: View): Promise<Visit> {
    const kind = (view.script ?? true) ? "scripted" : "plain";
    const known = await before[kind];
    if (known && !known.page.isClosed()) return forget(known, await site.urlOf("/"), view);
    before[kind] = open(view, site.keep);
    return before[kind];
  }

  return async function visit(path: string, view: View = {}): Promise<Visit> {
    const visit = await (same && !view.fresh ? reopen(view) : open(view));
    const { page, context } = visit;
    const { slow = 1, script = true } = view;
    if (slow > 1) await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: slow });
    await page.goto(await site.urlOf(path), { waitUntil: "load" });
    if (awake && script) await wake(page);
    return visit;
  };
}

/** The same of the small book that tests have. */
export const openFixture = (site: Site = {}) => openSite({ ...FIXTURE, ...site });

/** An empty page, and what it does from now on. */
async function openPage(context: BrowserContext): Promise<Visit> {
  const page = await context.newPage();
  // A machine that has other things to do is slow, and nothing is wrong.
  page.setDefaultTimeout(120_000);
  const visit: Visit = { page, context, requests: [], responses: [], errors: [] };
  page.on("request", (request) => visit.requests.push(request.url()));
  page.on("response", (response) => visit.responses.push(response));
  page.on("console", (message) => message.type() === "error" && visit.errors.push(message.text()));
  page.on("response", (response) => response.status() >= 400 && visit.errors.push(`${response.status()} ${response.url()}`));
  page.on("pageerror", (error) => visit.errors.push(error.message));
  return visit;
}

/** Another page of the small book in the same browser, with all that was kept there. It ends with the test. */
export async function beside({ page, context }: Visit, path: string): Promise<Visit> {
  const visit = await openPage(context);
  onTestFinished(() => visit.page.close());
  await visit.page.goto(new URL(FIXTURE.base + path.slice(1), page.url()).href, { waitUntil: "load" });
  return visit;
}

/** Gives a page another size and other colours, and shows its beginning. */
export async function look(page: Page, view: View): Promise<void> {
  await page.setViewportSize(sizeOf(view));
  await page.emulateMedia({ media: null, colorScheme: colourOf(view) });
  await page.evaluate(() => scrollTo(0, 0));
}

/** Makes a page that was used as it was at first: nothing kept, allowed, rerouted or written down, and nothing beside it. */
async function forget(visit: Visit, home: string, view: View): Promise<Visit> {
  const { page, context } = visit;
  const { origin } = new URL(home);
  await Promise.all(context.pages().map((other) => other !== page && other.close()));
  await Promise.all([page.unrouteAll(), context.unrouteAll(), context.clearPermissions(), context.setOffline(false)]);
  if (page.url().startsWith(origin)) await page.evaluate(() => sessionStorage.clear());
  // Elsewhere, so that an address of the same page with another fragment loads it, and nothing is written behind what is cleared.
  await page.goto("about:blank");
  const session = await context.newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
  await session.detach();
  await look(page, view);
  for (const told of [visit.requests, visit.responses, visit.errors]) told.length = 0;
  return visit;
}

/** Starts React as a key does that the page may have an answer to, and has not. */
export async function wake(page: Page): Promise<void> {
  await page.locator("body").dispatchEvent("keydown", { key: "~" });
  await page.locator('html[data-has-hydrated="true"]:not([data-waking])').waitFor({ state: "attached" });
}

/** Whether React runs on the page. */
export const isAwake = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.dataset.hasHydrated === "true");
