import type { Server } from "node:http";
import { type Browser, type BrowserContext, launch, type Page } from "puppeteer-core";
import { afterAll, afterEach, describe } from "vitest";
import { findFirefox } from "../../../scripts/firefox.ts";
import { serveFolder } from "../serve.ts";

/** A page of a built site in Firefox, what it asked the network for, and what went wrong in it. */
export type Visit = { page: Page; requests: string[]; errors: string[] };

const executablePath = findFirefox() ?? "";

/** Tests that need Firefox. Puppeteer drives the browser that readers have; Playwright drives a Firefox of its own making. */
export const describeInFirefox = executablePath ? describe : describe.skip;

/** Serves build/ (or another folder) below a path, and opens pages of it; each visit begins as on a first day. */
export function openInFirefox({ folder = "build", base = "/" } = {}) {
  let started: Promise<{ server: Server; browser: Browser; origin: string }> | undefined;
  const start = async () => ({ ...(await serveFolder(folder, base)), browser: await launch({ browser: "firefox", executablePath }) });
  const open = new Set<BrowserContext>();
  afterEach(async () => {
    await Promise.all([...open].map((context) => context.close()));
    open.clear();
  });
  afterAll(async () => {
    const site = await started;
    await site?.browser.close();
    site?.server.close();
  });
  return async function visit(path: string, { phone = false } = {}): Promise<Visit> {
    started ??= start();
    const { browser, origin } = await started;
    const context = await browser.createBrowserContext();
    open.add(context);
    const page = await context.newPage();
    // A machine that has other things to do is slow, and nothing is wrong.
    page.setDefaultTimeout(120_000);
    await page.setViewport(phone ? { width: 390, height: 844 } : { width: 1280, height: 900 });
    const visit: Visit = { page, requests: [], errors: [] };
    page.on("request", (request) => visit.requests.push(request.url()));
    page.on("console", (message) => message.type() === "error" && visit.errors.push(message.text()));
    page.on("pageerror", (error) => visit.errors.push(String(error)));
    page.on("response", (response) => response.status() >= 400 && visit.errors.push(`${response.status()} ${response.url()}`));
    await page.goto(`${origin}${base}${path.replace(/^\//, "")}`, { waitUntil: "load" });
    return visit;
  };
}
