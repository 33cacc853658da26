import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { placed } from "../../scripts/site/controls/index.ts";
import { builtPages } from "../../scripts/site/pages.ts";
import { describeInBrowser, isAwake, openFixture, openSite, wake } from "./site.ts";

const visitBook = openSite();
const visit = openFixture({ same: true });
const CHANNELS = "/go/channels/";

describeInBrowser("the first thing a reader does is not lost, on a processor four times slower", () => {
  // Once each, of the book itself: `npm run bench -- clicks` counts what is lost of many.
  test.each(placed(builtPages()))("$name, on $url", async ({ url, phone = false, act, seen }) => {
    const { page, errors } = await visitBook(url, { phone, slow: 4 });
    expect(await isAwake(page)).toBe(false);
    await act(page);
    await seen(page);
    expect(errors).toEqual([]);
  });
});

describeInBrowser("before React", () => {
  test("what browsers do by themselves does not wake it", async () => {
    const { page, requests } = await visit(CHANNELS, { phone: true, fresh: true });
    await page.getByRole("button", { name: "Menu" }).click();
    await page.keyboard.press("Escape");
    await page.locator("[data-colours]").click();
    await page.locator("summary").first().click();
    await page.getByRole("button", { name: "On this page" }).click();
    await page.getByRole("navigation", { name: "On this page" }).getByRole("link").nth(3).click();
    await page.mouse.wheel(0, 2000);
    await page.waitForTimeout(500);
    expect(await isAwake(page)).toBe(false);
    expect(await page.locator("script[src]").count()).toBe(0);
    // Fetched ahead, since the reader has moved: two of React's, and what follows a reader beside the page and keeps it; nothing else is.
    const names = requests.filter((url) => url.endsWith(".js")).map((url) => (/offline\.\w+\.js$/.test(url) ? "offline" : "React"));
    expect(names.sort()).toEqual(["React", "React", "offline"]);
  });

  test("the choice of colours outlives React's coming, and the page", async () => {
    const { page } = await visit(CHANNELS);
    const mode = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    expect(await mode()).toBe("light");
    await page.locator("[data-colours]").click();
    expect(await mode()).toBe("dark");
    await wake(page);
    expect(await mode()).toBe("dark");
    await page.reload();
    expect(await mode()).toBe("dark");
    await page.locator("[data-colours]").click();
    expect(await mode()).toBe("light");
    // The same as the system's again: nothing is stored.
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("theme")))).toEqual([]);
  });

  test("without script the colours are the system's, and there is no button for them", async () => {
    const { page } = await visit(CHANNELS, { dark: true, script: false });
    const [paper] = await page.locator("html").evaluateAll((roots) => roots.map((root) => getComputedStyle(root).backgroundColor));
    expect(paper).toBe("rgb(21, 24, 28)");
    expect(await page.locator("[data-colours]").isVisible()).toBe(false);
  });

  test("without script the menu opens, too", async () => {
    const { page } = await visit(CHANNELS, { phone: true, script: false });
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("navigation", { name: "Contents" }).getByRole("link", { name: "SQL" }).click();
    await page.waitForURL("**/sql/");
  });

  test("React that does not come is said, and the page stays readable", async () => {
    const { page } = await visit(CHANNELS);
    await page.route("**/*.js", (route) => route.abort());
    await page.locator('[data-move="1/-1"]').first().click();
    expect(await page.getByRole("alert").textContent()).toContain("did not arrive");
    expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(true);
    expect(await page.locator("html[data-waking]").count()).toBe(0);
  });

  test.each([
    ["the main script", /\/main\.\w+\.js$/],
    ["a chapter's own", /\/[0-9a-f]{8}\.\w+\.js$/],
  ])("the same when only %s is missing", async (_, missing) => {
    const { page } = await visit("/sql/isolation/");
    await page.route(missing, (route) => route.abort());
    await page.getByRole("checkbox", { name: "Keys:" }).click();
    await page.getByRole("alert").filter({ hasText: "did not arrive" }).waitFor();
  });

  test("a link is the browser's, with React as without", async () => {
    const { page } = await visit(CHANNELS);
    await wake(page);
    const marked = () => page.evaluate(() => Object.hasOwn(window, "marked"));
    await page.evaluate(() => Object.assign(window, { marked: true }));
    await leave(page);
    expect(await marked()).toBe(false);
  });
});

async function leave(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "Parts" }).getByRole("link", { name: "SQL" }).click();
  await page.waitForURL("**/sql/");
}
