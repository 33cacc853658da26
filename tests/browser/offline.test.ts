import { execFileSync } from "node:child_process";
import { cpSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { violationsOf } from "./axe.ts";
import { FIXTURE } from "./fixture.ts";
import { ended } from "./program.ts";
import { describeInBrowser, openFixture, wake } from "./site.ts";

const BASE = FIXTURE.base;
const CHANNELS = "/go/channels/";
const ISOLATION = "/sql/isolation/";
const OFFLINE = "/about/offline/";

/** The network, as the server's own: a worker's requests are cut as a page's are. */
let answers = (_path: string): boolean => true;
const online = () => {
  answers = () => true;
};
const offline = () => {
  answers = () => false;
};
beforeEach(online);

/** A copy of the small book, so that another build can be published at its address. */
const folder = mkdtempSync(join(tmpdir(), "offline-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const publishFirst = () => {
  rmSync(folder, { recursive: true, force: true });
  cpSync(FIXTURE.folder, folder, { recursive: true });
};
beforeEach(publishFirst);

const visit = openFixture({ folder, workers: true, gate: (path) => answers(path) });

/** Moves in the page as a reader does; then the worker is at work. */
async function move(page: Page): Promise<void> {
  await page.mouse.move(200, 300);
  await page.mouse.move(220, 320);
  await page.evaluate(async () => {
    const { serviceWorker } = navigator;
    if (!serviceWorker.controller) await new Promise((resolve) => serviceWorker.addEventListener("controllerchange", resolve));
  });
}

const part = (page: Page, name: "book" | "go" | "postgres" | "off" | "pages"): Locator => page.locator(`[data-offline="${name}"]`);
const said = (page: Page, name: "book" | "go" | "postgres" | "off"): Locator => part(page, name).getByRole("status");
const makeAvailable = (page: Page, name: "book" | "go" | "postgres") =>
  part(page, name)
    .getByRole("button", { name: /^(Make available offline|Get the rest) \([\d.]+ MB\)$/ })
    .click();
const whole = (page: Page, name: "book" | "go" | "postgres") =>
  expect.poll(() => said(page, name).textContent()).toMatch(/^Kept whole: [\d.]+ MB/);

/** Goes to a page in the same window, whether or not there is a network. */
const go = (page: Page, path: string) => page.goto(new URL(BASE + path.slice(1), page.url()).href);

async function search(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill(words);
  await page.getByRole("option").first().waitFor();
}

async function answer(page: Page): Promise<void> {
  const exercise = page.locator('[data-exercise="ex-which-stuck"]');
  await exercise.getByRole("radio").nth(1).check();
  await exercise.getByRole("button", { name: "Check" }).click();
  await expect.poll(() => exercise.locator('[role="status"][data-state]').getAttribute("data-state")).toBe("right");
}

const scripts = (context: BrowserContext): string[] => context.serviceWorkers().map((worker) => worker.url());

describeInBrowser("one visit", () => {
  test("of a reader who only reads starts nothing; one who moves keeps that page, and another says that it is not kept", async () => {
    const { page, context, requests, errors } = await visit(CHANNELS);
    await page.waitForLoadState("networkidle");
    expect(scripts(context)).toEqual([]);
    expect(requests.filter((url) => /offline/.test(url))).toEqual([]);
    await move(page);
    expect(scripts(context)).toEqual([new URL(`${BASE}offline-worker.js`, page.url()).href]);
    // What was fetched before the worker was there.
    await expect.poll(() => page.evaluate(async (url) => Boolean(await caches.match(url)), page.url())).toBe(true);
    expect(requests.filter((url) => new URL(url).origin !== new URL(page.url()).origin)).toEqual([]);
    expect(errors).toEqual([]);

    offline();
    await page.reload();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain("Channel");
    await go(page, ISOLATION);
    expect(new URL(page.url()).pathname).toBe(`${BASE}sql/isolation/`);
    await page
      .getByRole("alert")
      .filter({ hasText: `/${ISOLATION.slice(1)} is not kept on this device` })
      .waitFor();
    await part(page, "pages").getByRole("link", { name: "Channel semantics" }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    online();
    await page.getByRole("link", { name: "Try again" }).click();
    await page.getByRole("heading", { level: 1, name: /isolation/i }).waitFor();
  });
});

describeInBrowser("the whole book", () => {
  test("after one press: another chapter, the search and an exercise without a network; and removed", async () => {
    const { page, errors } = await visit(OFFLINE);
    await makeAvailable(page, "book");
    await whole(page, "book");
    expect(errors).toEqual([]);
    offline();
    await go(page, CHANNELS);
    await page.getByRole("heading", { level: 1, name: "Channel semantics" }).waitFor();
    await search(page, "write skew");
    await page.keyboard.press("Escape");
    await answer(page);
    await go(page, ISOLATION);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    // Of pictures and styles none is missing.
    expect(await page.evaluate(() => [...document.images].filter((image) => image.complete && image.naturalWidth === 0).length)).toBe(0);

    await go(page, OFFLINE);
    await part(page, "book").getByRole("button", { name: "Remove", exact: true }).click();
    await expect.poll(() => said(page, "book").textContent()).toBe("Removed from this device.");
    expect(await page.evaluate(() => caches.has("book"))).toBe(false);
    await go(page, "/sql/indexes/");
    await page.getByRole("alert").filter({ hasText: "is not kept" }).waitFor();
  });

  test("a network that breaks off in the middle is told, nothing is said to be whole, and a second press gets the rest", async () => {
    const { page } = await visit(OFFLINE);
    let left = 40;
    answers = (path) => !/assets|index|pagefind|\/$/.test(path) || left-- > 0;
    await makeAvailable(page, "book");
    await expect.poll(() => said(page, "book").textContent()).toMatch(/^The network broke off: [\d.]+ of [\d.]+ MB are kept, and stay/);
    expect(await part(page, "book").getByRole("button").filter({ visible: true }).allTextContents()).toEqual([
      expect.stringMatching(/^Get the rest/),
      "Remove",
    ]);
    const before = await keptKeys(page);
    let fetched = 0;
    answers = () => {
      fetched += 1;
      return true;
    };
    await makeAvailable(page, "book");
    await whole(page, "book");
    const after = await keptKeys(page);
    expect(before.length).toBeGreaterThan(5);
    // The worker and its list are asked for as well.
    expect(fetched).toBeLessThan(after.length - before.length + 10);
  });

  test("Stop stops", async () => {
    const { page } = await visit(OFFLINE);
    await makeAvailable(page, "book");
    await part(page, "book").getByRole("button", { name: "Stop" }).click();
    await expect.poll(() => said(page, "book").textContent()).toMatch(/^(Stopped\.|Kept whole)/);
    expect(await part(page, "book").getByRole("button", { name: "Stop" }).count()).toBe(0);
    await page.reload();
    await expect.poll(() => said(page, "book").textContent()).toMatch(/^(Kept|Not kept)/);
  });

  test("where the device is full it is said, with what is kept", async () => {
    const { page, context } = await visit(OFFLINE);
    await move(page);
    const session = await context.newCDPSession(page);
    const { origin } = new URL(page.url());
    const { usage } = await session.send("Storage.getUsageAndQuota", { origin });
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: usage + 1_500_000 });
    await makeAvailable(page, "book");
    await expect.poll(() => said(page, "book").textContent()).toMatch(/^There is no room for the rest: [\d.]+ of [\d.]+ MB are kept\./);
    await session.send("Storage.overrideQuotaForOrigin", { origin });
    await makeAvailable(page, "book");
    await whole(page, "book");
  });

  test.each([
    ["no service worker may be registered", "ServiceWorkerContainer.prototype.register"],
    ["nothing can be kept", "CacheStorage.prototype.open"],
  ])("where %s it is said, and reading goes on", async (_, method) => {
    const { page, context, errors } = await visit(CHANNELS);
    await context.addInitScript(`${method} = () => Promise.reject(new DOMException("blocked", "SecurityError"))`);
    await go(page, OFFLINE);
    await part(page, "book")
      .getByRole("button", { name: /^Make available/ })
      .click()
      .catch(() => {});
    await expect.poll(() => said(page, "book").textContent()).toMatch(/^This browser keeps nothing for this site/);
    await go(page, CHANNELS);
    await page.mouse.move(200, 300);
    await answer(page);
    expect(errors).toEqual([]);
  });
});

const keptKeys = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await (await caches.open("book")).keys()).map(({ url }) => url));

describeInBrowser("engines", () => {
  test("Go is kept by one press, runs without a network at the first run there is, and is removed", async () => {
    const { page } = await visit(OFFLINE);
    await makeAvailable(page, "book");
    await whole(page, "book");
    await makeAvailable(page, "go");
    await whole(page, "go");
    offline();
    await go(page, CHANNELS);
    expect(await ended(page.locator('[data-program="run"]').first())).toBe("0");
    await go(page, OFFLINE);
    await part(page, "go").getByRole("button", { name: "Remove", exact: true }).click();
    await expect.poll(() => page.evaluate(() => caches.has("go-engine"))).toBe(false);
  });

  test("PostgreSQL too; a network that breaks off leaves it in part, and the next press gets the rest", async () => {
    const { page } = await visit(OFFLINE);
    answers = (path) => !/engines\/postgres\/share/.test(path);
    await makeAvailable(page, "postgres");
    await expect.poll(() => said(page, "postgres").textContent()).toMatch(/^The network broke off/);
    online();
    await makeAvailable(page, "postgres");
    await whole(page, "postgres");
    await makeAvailable(page, "book");
    await whole(page, "book");
    offline();
    await go(page, "/sql/indexes/");
    expect(await ended(page.locator('[data-program="explain"]').first(), "Explain")).toBe("ok");
  });

  test("a run's files count, and are not fetched again", async () => {
    const { page } = await visit("/sql/indexes/");
    expect(await ended(page.locator('[data-program="explain"]').first(), "Explain")).toBe("ok");
    await go(page, OFFLINE);
    const asked: string[] = [];
    answers = (path) => {
      asked.push(path);
      return true;
    };
    await expect.poll(() => said(page, "postgres").textContent()).toMatch(/^Kept (whole|in part)/);
    if ((await said(page, "postgres").textContent())?.startsWith("Kept in part")) await makeAvailable(page, "postgres");
    await whole(page, "postgres");
    expect(asked.filter((path) => path.endsWith(".zst"))).toEqual([]);
  });
});

/** Publishes another build at the same address: its text, its chunks and its own name are others. */
function publishSecond(): void {
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

describeInBrowser("a newer version", () => {
  test("waits: an old page finds its own scripts, and is loaded anew by a press alone; then what was old is gone", async () => {
    const { page, context, errors } = await visit(OFFLINE);
    await makeAvailable(page, "book");
    await whole(page, "book");
    await go(page, CHANNELS);
    const heading = page.getByRole("heading", { level: 1 });
    const old = await context.newPage();
    await old.goto(page.url());
    publishSecond();

    await page.reload();
    await page.mouse.move(200, 300);
    await page.mouse.move(220, 320);
    const bar = page.locator('[data-offline="newer"]');
    await bar.waitFor();
    // It is whole before it is announced, and the page is what it was.
    expect(await heading.textContent()).not.toContain("anew");
    expect(await violationsOf(page)).toEqual([]);
    await wake(page);
    await answer(page);
    await bar.getByRole("button", { name: "Load it" }).click();
    await expect.poll(() => heading.textContent().catch(() => "")).toContain("anew");

    // The other window is as it was, and React's chunks, which the server has no more, come from what is kept.
    expect(await old.getByRole("heading", { level: 1 }).textContent()).not.toContain("anew");
    await wake(old);
    await answer(old);
    const oldKeys = (await keptKeys(page)).length;
    await old.close();
    await go(page, ISOLATION);
    await expect.poll(async () => (await keptKeys(page)).length).toBeLessThan(oldKeys);
    offline();
    await go(page, CHANNELS);
    expect(await heading.textContent()).toContain("anew");
    await answer(page);
    expect(errors.filter((error) => !/ERR_|Failed to fetch/.test(error))).toEqual([]);
  });

  test("that does not arrive whole is not taken: the older one stays, without a network, too", async () => {
    const { page } = await visit(OFFLINE);
    await makeAvailable(page, "book");
    await whole(page, "book");
    publishSecond();
    answers = (path) => !/isolation/.test(path);
    await go(page, CHANNELS);
    await page.mouse.move(200, 300);
    await page.waitForLoadState("networkidle");
    offline();
    await go(page, ISOLATION);
    await page.getByRole("heading", { level: 1, name: /isolation/i }).waitFor();
    await go(page, CHANNELS);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).not.toContain("anew");
    expect(await page.locator('[data-offline="newer"]').count()).toBe(0);
  });

  test("is what a reader sees at once who keeps only what was read, and nothing is said of it", async () => {
    const { page } = await visit(CHANNELS);
    await move(page);
    publishSecond();
    await page.reload();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain("anew");
    await page.mouse.move(200, 300);
    await page.mouse.move(220, 320);
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect.poll(() => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting))).toBe(true);
    expect(await page.locator('[data-offline="newer"]').count()).toBe(0);
  });
});

describeInBrowser("an engine of another build", () => {
  test("is not asked by a page of before: it says so, and runs once it is loaded anew", async () => {
    const { page } = await visit(CHANNELS);
    await move(page);
    const [worker = ""] = globSync("engines/go/worker-*.js", { cwd: folder });
    const newer = worker.replace(/\w{4}\.js$/, "0002.js");
    renameSync(join(folder, worker), join(folder, newer));
    const [visitModule = ""] = globSync("assets/js/offline.*.js", { cwd: folder });
    const nameOf = (file: string) => file.split("/").at(-1) ?? "";
    for (const file of ["engines/go/manifest.json", visitModule]) {
      const text = readFileSync(join(folder, file), "utf8");
      expect(text).toContain(nameOf(worker));
      writeFileSync(join(folder, file), text.replace(nameOf(worker), nameOf(newer)));
    }
    publishSecond();
    const program = page.locator('[data-program="run"]').first();
    await ended(program);
    expect(await program.getByRole("status").textContent()).toMatch(/another version of the book/);
    await page.reload();
    await page.mouse.move(200, 300);
    await page.mouse.move(220, 320);
    expect(await ended(program)).toBe("0");
  });
});

describeInBrowser("whoever wants nothing kept", () => {
  test("removes all with one press, and a later page starts nothing", async () => {
    const { page } = await visit(OFFLINE);
    await makeAvailable(page, "book");
    await whole(page, "book");
    await part(page, "off").getByRole("button").click();
    await expect.poll(() => said(page, "off").textContent()).toMatch(/^Nothing of the book is kept/);
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
    await go(page, CHANNELS);
    await page.mouse.move(200, 300);
    await page.mouse.move(220, 320);
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
    await go(page, OFFLINE);
    await makeAvailable(page, "book");
    await whole(page, "book");
  });
});

describeInBrowser("an app", () => {
  test("can be installed: Chromium finds nothing that is missing", async () => {
    const { page, context } = await visit(CHANNELS);
    await move(page);
    const session = await context.newCDPSession(page);
    const { errors, url } = await session.send("Page.getAppManifest");
    expect(errors).toEqual([]);
    expect(new URL(url).pathname).toBe(`${BASE}manifest.webmanifest`);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    // A context of a test is a private window, in which nothing is installed.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito")).toEqual([]);
  });
});
