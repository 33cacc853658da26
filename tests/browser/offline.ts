import { execFileSync } from "node:child_process";
import { cpSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeEach, expect } from "vitest";
import { FIXTURE } from "./fixture.ts";
import type { Gate } from "./serve.ts";
import { openFixture } from "./site.ts";

export const BASE = FIXTURE.base;
export const CHANNELS = "/go/channels/";
export const ISOLATION = "/sql/isolation/";
export const OFFLINE = "/about/offline/";

/**
 * A copy of the small book, as it was built at the beginning of each test, so that another build can be published at its address; and the network,
 * as the server's own: a worker's requests are cut as a page's are.
 */
export function openOffline() {
  const folder = mkdtempSync(join(tmpdir(), "offline-"));
  let answers: Gate = () => true;
  const network = {
    answer: (gate: Gate) => {
      answers = gate;
    },
    on: () => network.answer(() => true),
    off: () => network.answer(() => false),
  };
  beforeEach(() => {
    network.on();
    rmSync(folder, { recursive: true, force: true });
    cpSync(FIXTURE.folder, folder, { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return { folder, network, visit: openFixture({ folder, workers: true, gate: (path) => answers(path) }) };
}

/** Moves in the page as a reader does; then the worker is at work. */
export async function move(page: Page): Promise<void> {
  await page.mouse.move(200, 300);
  await page.mouse.move(220, 320);
  await page.evaluate(async () => {
    const { serviceWorker } = navigator;
    if (!serviceWorker.controller) await new Promise((resolve) => serviceWorker.addEventListener("controllerchange", resolve));
  });
}

export const part = (page: Page, name: "book" | "go" | "postgres" | "off" | "pages"): Locator => page.locator(`[data-offline="${name}"]`);
export const said = (page: Page, name: "book" | "go" | "postgres" | "off"): Locator => part(page, name).getByRole("status");
export const makeAvailable = (page: Page, name: "book" | "go" | "postgres") =>
  part(page, name)
    .getByRole("button", { name: /^(Make available offline|Get the rest) \([\d.]+ MB\)$/ })
    .click();
export const whole = (page: Page, name: "book" | "go" | "postgres") =>
  expect.poll(() => said(page, name).textContent()).toMatch(/^Kept whole: [\d.]+ MB/);

/** Goes to a page in the same window, whether or not there is a network. */
export const go = (page: Page, path: string) => page.goto(new URL(BASE + path.slice(1), page.url()).href);

export async function search(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill(words);
  await page.getByRole("option").first().waitFor();
}

export async function answer(page: Page): Promise<void> {
  const exercise = page.locator('[data-exercise="ex-which-stuck"]');
  await exercise.getByRole("radio").nth(1).check();
  await exercise.getByRole("button", { name: "Check" }).click();
  await expect.poll(() => exercise.locator('[role="status"][data-state]').getAttribute("data-state")).toBe("right");
}

export const scripts = (context: BrowserContext): string[] => context.serviceWorkers().map((worker) => worker.url());

export const keptKeys = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await (await caches.open("book")).keys()).map(({ url }) => url));

/** Publishes another build at the same address: its text, its chunks and its own name are others. */
export function publishSecond(folder: string): void {
  const [visitModule] = globSync("assets/js/offline.*.js", { cwd: folder });
  const build = /offline\.(\w+)\.js/.exec(visitModule ?? "")?.[1] ?? expect.fail("no build");
  const chunks = globSync("assets/js/*.js", { cwd: folder }).filter((file) => /\/[0-9a-f]{8}\.[0-9a-f]{8}\.js$/.test(file));
  const renamed = new Map([[build, `${build.slice(0, -4)}0002`]]);
  for (const chunk of chunks) {
    const [, hash = ""] = /\.([0-9a-f]{8})\.js$/.exec(chunk) ?? [];
    renamed.set(hash, `${hash.slice(0, -4)}0002`);
  }
  const pattern = new RegExp([...renamed.keys()].join("|"), "g");
  for (const file of globSync(["**/*.html", "assets/js/*.js"], { cwd: folder })) {
    const path = join(folder, file);
    const text = readFileSync(path, "utf8").replace(pattern, (hash) => renamed.get(hash) ?? hash);
    writeFileSync(path, text.replaceAll("Channel semantics", "Channel semantics anew"));
    const name = path.replace(pattern, (hash) => renamed.get(hash) ?? hash);
    if (name !== path) renameSync(path, join(dirname(path), name.split("/").at(-1) ?? ""));
  }
  for (const file of globSync("offline-*", { cwd: folder })) rmSync(join(folder, file));
  execFileSync(process.execPath, ["--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "scripts/offline/index.ts", folder], {
    stdio: "ignore",
  });
}
