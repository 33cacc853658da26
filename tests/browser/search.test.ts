import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canBrowse, openSite, type PageOptions, type Site } from "./site.ts";

const CHAPTER = "/go/channels/";

describe.runIf(canBrowse())("search", () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site?.close());

  const open = async (options?: PageOptions): Promise<Page> => {
    const page = await site.page(options);
    await page.goto(CHAPTER);
    await page.waitForSelector("html[data-has-hydrated=true]");
    return page;
  };
  const search = async (page: Page, query: string) => {
    await page.getByRole("combobox").fill(query);
    await page.getByRole("option").first().waitFor();
  };

  test.each(["Control+k", "Meta+k", "/"])("%s opens it, Escape closes it and gives focus back", async (keys) => {
    const page = await open();
    await page.locator("main a").first().focus();
    const before = await page.evaluate(() => document.activeElement?.outerHTML);
    await page.keyboard.press(keys);
    await expect.poll(() => page.getByRole("combobox").evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.outerHTML)).toBe(before);
  });

  test("a slash that is typed into a field is a slash", async () => {
    const page = await open();
    await page.keyboard.press("/");
    await page.getByRole("combobox").pressSequentially("a/b");
    expect(await page.getByRole("combobox").inputValue()).toBe("a/b");
  });

  test("arrows choose, Enter opens the heading, and the count is announced", async () => {
    const page = await open();
    await page.getByRole("button", { name: "Search" }).click();
    await search(page, "mailbox");
    expect(await page.getByRole("status").textContent()).toMatch(/^\d+ results? in Go/);
    expect(await page.getByRole("group", { name: "Go" }).count()).toBe(1);
    const first = await page.getByRole("option", { selected: true }).getAttribute("href");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    expect(await page.getByRole("option", { selected: true }).getAttribute("href")).toBe(first);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.url()).toBe(`${site.url}${first}`);
    expect(await page.getByRole("dialog").count()).toBe(0);
  });

  test.each(["chan<-", "<-ch", "select {}", "nil channel"])("%s is found", async (query) => {
    const page = await open();
    await page.keyboard.press("/");
    await search(page, query);
    expect(await page.getByRole("option").first().getAttribute("href")).toContain(CHAPTER);
  });

  test("nothing found is said, with what to try", async () => {
    const page = await open();
    await page.keyboard.press("/");
    await page.getByRole("combobox").fill("zzyzx");
    await expect.poll(() => page.getByRole("status").textContent()).toContain("Nothing found for “zzyzx”. Try");
  });

  test("no index: a sentence, not an exception", async () => {
    const page = await site.page();
    await page.route("**/pagefind/**", (route) => route.abort());
    await page.goto(CHAPTER);
    await page.waitForSelector("html[data-has-hydrated=true]");
    await page.keyboard.press("/");
    await expect.poll(() => page.getByRole("status").textContent()).toContain("There is no search index here");
  });

  test("on a phone it fills the screen, and does not zoom", async () => {
    const page = await open({ phone: true, dark: true });
    await page.getByRole("button", { name: "Search" }).click();
    const box = await page.getByRole("dialog").boundingBox();
    expect(box?.width).toBe(page.viewportSize()?.width);
    expect(box?.height).toBe(page.viewportSize()?.height);
    expect(await page.getByRole("combobox").evaluate((field) => getComputedStyle(field).fontSize)).toBe("16px");
    await search(page, "chan<-");
    for (const target of [...(await page.getByRole("option").all()), page.getByRole("button", { name: "Close" })])
      expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  });

  test("without script there is no button", async () => {
    const page = await site.page({ javaScript: false });
    await page.goto(CHAPTER);
    expect(await page.getByRole("button", { name: "Search" }).isVisible()).toBe(false);
  });

  test("nothing is fetched before it is opened, and nothing ever from elsewhere", async () => {
    const page = await site.page();
    const from = site.requests.length;
    await page.goto(CHAPTER, { waitUntil: "networkidle" });
    expect(site.requests.slice(from).filter((url) => url.includes("/pagefind/"))).toEqual([]);
    expect(site.requests.filter((url) => !url.startsWith(site.url) && !/^(data|blob):/.test(url))).toEqual([]);
  });
});
