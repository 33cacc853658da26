import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { describeInBrowser, openSite } from "./site.ts";

const visit = openSite();

async function find(page: Page, query: string): Promise<string[]> {
  await page.getByRole("combobox").fill(query);
  await page
    .getByRole("status")
    .filter({ hasText: /place|Nothing found/ })
    .waitFor();
  await page.waitForTimeout(300); // typing is answered after a moment, and an answer may be of the query before
  return page.getByRole("option").evaluateAll((options) => options.map((option) => option.getAttribute("href") ?? ""));
}

describeInBrowser("search", () => {
  test("by keyboard alone: open, choose, follow, close, and focus is back", async () => {
    const { page, errors } = await visit("/");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").waitFor();
    await find(page, "write skew");
    const [first] = await page.getByRole("option").all();
    expect(await first?.getAttribute("aria-selected")).toBe("true");
    await page.keyboard.press("ArrowDown");
    expect(await first?.getAttribute("aria-selected")).toBe("false");
    const second = await page.getByRole("option", { selected: true }).getAttribute("href");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**${second}`);
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.keyboard.press("/");
    await page.getByRole("combobox").waitFor();
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Search");
    expect(errors).toEqual([]);
  });

  test.each([
    ["write skew", "/sql/transactions-and-isolation/"],
    ["40001", "/sql/transactions-and-isolation/"],
    ["serialization failure", "/sql/transactions-and-isolation/"],
    ["chan<-", "/go/channels/"],
    ["nil channel", "/go/channels/"],
    ["SELECT FOR UPDATE", "/sql/transactions-and-isolation/"],
    ["EvalPlanQual", "/sql/transactions-and-isolation/"],
  ])("%s is found on %s", async (query, url) => {
    const { page } = await visit("/");
    await page.keyboard.press("Control+k");
    const found = await find(page, query);
    expect(found[0]).toContain(url);
  });

  test("places are headings and listings, by part", async () => {
    const { page } = await visit("/");
    await page.keyboard.press("Control+k");
    const found = await find(page, "snapshot");
    expect(found.some((url) => url.includes("#"))).toBe(true);
    expect(await page.getByRole("group", { name: "SQL" }).count()).toBe(1);
  });

  test("nothing found is said, and a slash in a field is a slash", async () => {
    const { page } = await visit("/");
    await page.keyboard.press("Control+k");
    expect(await find(page, "xyzzyqwert")).toEqual([]);
    expect(await page.getByRole("status").textContent()).toContain("Nothing found");
    await page.getByRole("combobox").press("/");
    expect(await page.getByRole("combobox").inputValue()).toBe("xyzzyqwert/");
  });

  test("without an index it says so", async () => {
    const { page } = await visit("/go/");
    await page.route("**/pagefind/**", (route) => route.abort());
    await page.keyboard.press("Control+k");
    await page.getByText("There is no search index here").waitFor();
  });

  test("on a phone it fills the screen, and its field does not make the page zoom", async () => {
    const { page } = await visit("/", { phone: true });
    await page.getByRole("button", { name: "Search" }).click();
    const box = await page.getByRole("dialog").boundingBox();
    expect(box?.width).toBe(390);
    const size = await page.getByRole("combobox").evaluate((field) => getComputedStyle(field).fontSize);
    expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(16);
  });
});
