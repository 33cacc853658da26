import { expect, test } from "vitest";
import { violationsOf } from "./axe.ts";
import {
  answer,
  BASE,
  CHANNELS,
  go,
  ISOLATION,
  keptKeys,
  makeAvailable,
  move,
  OFFLINE,
  openOffline,
  part,
  said,
  scripts,
  search,
  whole,
} from "./offline.ts";
import { describeInBrowser } from "./site.ts";

const { network, visit } = openOffline();

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

    network.off();
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
    network.on();
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
    network.off();
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
    network.answer((path) => !/assets|index|pagefind|\/$/.test(path) || left-- > 0);
    await makeAvailable(page, "book");
    await expect.poll(() => said(page, "book").textContent()).toMatch(/^The network broke off: [\d.]+ of [\d.]+ MB are kept, and stay/);
    expect(await part(page, "book").getByRole("button").filter({ visible: true }).allTextContents()).toEqual([
      expect.stringMatching(/^Get the rest/),
      "Remove",
    ]);
    const before = await keptKeys(page);
    let fetched = 0;
    network.answer(() => {
      fetched += 1;
      return true;
    });
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
