import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname, join, normalize } from "node:path";
import { type Browser, type BrowserContext, chromium, devices, type Page } from "playwright-core";

/** What a test may ask of a page: a reader's device, taste, or lack of script. */
export type PageOptions = { phone?: boolean; dark?: boolean; javaScript?: boolean; reducedMotion?: boolean };

/** The built site, served on a free port, in a real browser. `requests` and `errors` are of all its pages, in order. */
export type Site = {
  /** Without a slash at its end; the site's own `baseUrl` is not in it. */
  url: string;
  requests: string[];
  /** Console errors, and exceptions nobody caught. */
  errors: string[];
  page(options?: PageOptions): Promise<Page>;
  close(): Promise<void>;
};

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const FLAGS_QUIET = ["--disable-component-update", "--disable-sync"];
const USUAL_PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Where a Chromium is: `CHROME_PATH`, the usual places, else the one that Playwright was asked to install. */
export function findChromium(): string | undefined {
  return [process.env.CHROME_PATH, ...USUAL_PLACES, chromium.executablePath()].find((path) => path && existsSync(path));
}

/**
 * Whether browser tests can run. Without a Chromium they say so and are skipped; where everything is to be proven (`CI=true`), that fails.
 *
 *     describe.runIf(canBrowse())("search", () => { … });
 */
export function canBrowse(): boolean {
  if (findChromium()) return true;
  const message = "browser tests: not run, no Chromium (set CHROME_PATH to one)";
  if (process.env.CI) throw new Error(message);
  console.warn(message);
  return false;
}

/** Serves a built site and starts a browser. Close it when the tests are done. */
export async function openSite(folder = "build"): Promise<Site> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("no Chromium");
  if (!existsSync(`${folder}/index.html`)) throw new Error(`${folder}/ is empty: npm run build`);
  const server = await serve(folder);
  const browser = await chromium.launch({ executablePath, args: [...FLAGS, ...FLAGS_QUIET] });
  const site = { url: urlOf(server), requests: [] as string[], errors: [] as string[] };
  return {
    ...site,
    page: async (options = {}) => watch(await (await newContext(browser, site.url, options)).newPage(), site),
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

function newContext(browser: Browser, baseURL: string, options: PageOptions): Promise<BrowserContext> {
  const { phone, dark, javaScript = true, reducedMotion } = options;
  return browser.newContext({
    ...(phone ? devices["iPhone 13"] : { viewport: { width: 1280, height: 800 } }),
    baseURL,
    colorScheme: dark ? "dark" : "light",
    javaScriptEnabled: javaScript,
    reducedMotion: reducedMotion ? "reduce" : "no-preference",
  });
}

function watch(page: Page, { requests, errors }: Pick<Site, "requests" | "errors">): Page {
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  return page;
}

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** As static hosts do it: a folder is its index.html, what is not there is 404.html. */
async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = join(folder, normalize(decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname)));
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, "index.html") : path;
    const found = existsSync(file);
    const served = found ? file : join(folder, "404.html");
    response.writeHead(found ? 200 : 404, { "content-type": TYPES[extname(served)] ?? "application/octet-stream" });
    response.end(existsSync(served) ? readFileSync(served) : "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function urlOf(server: Server): string {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : address}`;
}
