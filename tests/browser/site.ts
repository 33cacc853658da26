import { type BrowserContext, chromium, type LaunchOptions, type Page, type Response } from "playwright-core";
import { describe } from "vitest";
import { findChromium } from "../../scripts/chromium.ts";
import { FIXTURE } from "./fixture.ts";
import { type Gate, servedTo } from "./serve.ts";

/** `slow`: how many times slower the processor is. */
export type View = { phone?: boolean; dark?: boolean; script?: boolean; slow?: number };

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

/** Tests that need a browser. */
export const describeInBrowser = options ? describe : describe.skip;

/**
 * `awake`: with React running. `workers`: with service workers, past which Playwright routes nothing. `gate`: which requests are answered; all, where
 * there is none.
 */
type Site = { folder?: string; base?: string; awake?: boolean; workers?: boolean; gate?: Gate };

/** Serves build/ (or another folder) below a path, on a free port, and opens pages of it. */
export function openSite({ folder = "build", base = "/", awake = false, workers = false, gate }: Site = {}) {
  const site = servedTo(folder, base, () => chromium.launch(options), gate);
  return async function visit(path: string, { phone = false, dark = false, script = true, slow = 1 }: View = {}): Promise<Visit> {
    const context = await site.isolate((browser) =>
      browser.newContext({
        viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 900 },
        colorScheme: dark ? "dark" : "light",
        javaScriptEnabled: script,
        reducedMotion: "reduce",
        serviceWorkers: workers ? "allow" : "block",
      }),
    );
    const page = await context.newPage();
    // A machine that has other things to do is slow, and nothing is wrong.
    page.setDefaultTimeout(120_000);
    const visit: Visit = { page, context, requests: [], responses: [], errors: [] };
    page.on("request", (request) => visit.requests.push(request.url()));
    page.on("response", (response) => visit.responses.push(response));
    page.on("console", (message) => message.type() === "error" && visit.errors.push(message.text()));
    page.on("response", (response) => response.status() >= 400 && visit.errors.push(`${response.status()} ${response.url()}`));
    page.on("pageerror", (error) => visit.errors.push(error.message));
    if (slow > 1) await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: slow });
    await page.goto(await site.urlOf(path), { waitUntil: "load" });
    if (awake && script) await wake(page);
    return visit;
  };
}

/** The same of the small book that tests have. */
export const openFixture = (site: Site = {}) => openSite({ ...FIXTURE, ...site });

/** Starts React as a key does that the page may have an answer to, and has not. */
export async function wake(page: Page): Promise<void> {
  await page.locator("body").dispatchEvent("keydown", { key: "~" });
  await page.locator('html[data-has-hydrated="true"]:not([data-waking])').waitFor({ state: "attached" });
}

/** Whether React runs on the page. */
export const isAwake = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.dataset.hasHydrated === "true");
