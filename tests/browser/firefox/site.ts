import { type Browser, launch, type Page } from "puppeteer-core";
import { afterAll, describe } from "vitest";
import { findFirefox } from "../../../scripts/firefox.ts";
import { servedTo } from "../serve.ts";

/** A page of a built site in Firefox, what it asked the network for, and what went wrong in it. */
export type Visit = { page: Page; requests: string[]; errors: string[] };

const executablePath = findFirefox() ?? "";

/** Tests that need Firefox. Puppeteer drives the browser that readers have; Playwright drives a Firefox of its own making. */
export const describeInFirefox = executablePath ? describe : describe.skip;

/** Serves build/ (or another folder) below a path, and opens pages of it; each visit begins as on a first day. */
export function openInFirefox({ folder = "build", base = "/" } = {}) {
  let launched: Promise<Browser> | undefined;
  const site = servedTo(folder, base, () => {
    launched ??= launch({ browser: "firefox", executablePath });
    return launched;
  });
  afterAll(async () => (await launched)?.close());
  return async function visit(path: string, { phone = false } = {}): Promise<Visit> {
    const context = await site.isolate((browser) => browser.createBrowserContext());
    const page = await context.newPage();
    // A machine that has other things to do is slow, and nothing is wrong.
    page.setDefaultTimeout(120_000);
    await page.setViewport(phone ? { width: 390, height: 844 } : { width: 1280, height: 900 });
    const visit: Visit = { page, requests: [], errors: [] };
    page.on("request", (request) => visit.requests.push(request.url()));
    page.on("console", (message) => message.type() === "error" && visit.errors.push(message.text()));
    page.on("pageerror", (error) => visit.errors.push(String(error)));
    page.on("response", (response) => response.status() >= 400 && visit.errors.push(`${response.status()} ${response.url()}`));
    await page.goto(await site.urlOf(path), { waitUntil: "load" });
    return visit;
  };
}
