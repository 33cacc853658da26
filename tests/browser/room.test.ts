import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { builtPages } from "../../scripts/site/pages.ts";
import { describeInBrowser, openFixture, openSite } from "./site.ts";

const visit = openFixture({ same: true });
const visitBook = openSite({ same: true });
const CHAPTERS = builtPages().flatMap(({ url, html }) => (html.includes("data-listing") && url !== "/" ? [url] : []));
const CHANNELS = "/go/channels/";
const HEIGHT = 800;

/** Elements that should not touch, and do: `a` over `b`. */
const overlaps = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll("header :is(a, button)")].filter((one) => one.getClientRects().length > 0);
    const boxes = shown.map((one) => ({ name: one.textContent || one.getAttribute("aria-label"), box: one.getBoundingClientRect() }));
    return boxes.flatMap(({ name, box }, at) =>
      boxes
        .slice(at + 1)
        .filter((other) => box.right > other.box.left + 1 && other.box.right > box.left + 1)
        .map((other) => `${name} over ${other.name}`),
    );
  });

describeInBrowser("room at every width", () => {
  // 1000 to 1100: a tablet in landscape, a laptop at 125 %.
  test.each([320, 390, 768, 997, 1000, 1024, 1050, 1084, 1119, 1120, 1280, 1439, 1440, 1920])(
    "%d px: nothing is cut, and nothing stands over another",
    async (width) => {
      const { page } = await visit(CHANNELS);
      await page.setViewportSize({ width, height: HEIGHT });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      expect(await overlaps(page)).toEqual([]);
      const search = await page.getByRole("button", { name: "Search" }).boundingBox();
      expect((search?.x ?? width) + (search?.width ?? 1)).toBeLessThanOrEqual(width);
    },
  );

  test("a table that goes on beyond an edge says so, and keeps the names of its rows in sight", async () => {
    const { page } = await visit("/sql/isolation/", { phone: true });
    const table = page.getByRole("region", { name: "Table" }).first();
    await table.evaluate((box) => {
      (box.querySelector("table") as HTMLElement).style.inlineSize = "60rem";
      box.scrollLeft = 10_000;
    });
    const [outer, first] = [
      await table.boundingBox(),
      await table.locator("tbody tr").first().locator(":first-child").first().boundingBox(),
    ];
    expect(Math.round(first?.x ?? -1)).toBe(Math.round(outer?.x ?? 0));
    expect(await table.evaluate((box) => getComputedStyle(box).backgroundAttachment)).toBe("local, scroll");
  });
});

/** Of each listing on a page, all of it open, whether something in it has to be scrolled sideways. */
const scrolls = (page: Page): Promise<boolean[]> =>
  page.evaluate(() => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
    for (const left of document.querySelectorAll("section[hidden]")) left.removeAttribute("hidden");
    const isBox = (box: Element) => ["auto", "scroll"].includes(getComputedStyle(box).overflowX);
    return [...document.querySelectorAll("[data-listing]")].map((listing) =>
      [...listing.querySelectorAll("pre, div, table, section")].some((box) => isBox(box) && box.scrollWidth > box.clientWidth),
    );
  });

/** Where it is not laid over the page; a headless browser has none. */
const SCROLLBAR = 15;

describeInBrowser("code beside the contents", () => {
  const SHARES = [
    [1280, 0.9],
    [1440, 0.88],
  ] as const;

  /** Of every listing of the book whether it scrolls, by width: each page is loaded once, for the first test that asks. */
  let looked: Promise<Map<number, boolean[]>> | undefined;
  async function look(): Promise<Map<number, boolean[]>> {
    const found = new Map<number, boolean[]>(SHARES.map(([width]) => [width, []]));
    const { page } = await visitBook("/");
    for (const url of CHAPTERS) {
      await page.goto(new URL(url, page.url()).href, { waitUntil: "load" });
      await page.addStyleTag({ content: `body { padding-inline-end: ${SCROLLBAR}px }` });
      for (const [width, listings] of found) {
        await page.setViewportSize({ width, height: HEIGHT });
        listings.push(...(await scrolls(page)));
      }
    }
    return found;
  }

  test.each(SHARES)(
    "%d px, with a scrollbar that takes room: of all listings of the book so many fit: %f",
    async (width, share) => {
      looked ??= look();
      const listings = (await looked).get(width) ?? [];
      expect(listings.length).toBeGreaterThan(0);
      expect(listings.filter((isWide) => !isWide).length / listings.length).toBeGreaterThanOrEqual(share);
    },
    240_000,
  );
});

describeInBrowser("orientation", () => {
  test("a chapter has its number in the contents; another page of a part has none", async () => {
    const { page } = await visit("/sql/isolation/");
    const contents = page.locator("#contents");
    expect(await contents.locator("[aria-current=page]").textContent()).toMatch(/^\d+ · /);
    expect(await contents.getByRole("link", { name: "Interview questions" }).textContent()).toBe("Interview questions");
  });

  test("the headings beside a chapter follow its reader, and so do the contents", async () => {
    const { page } = await visit(CHANNELS);
    await page.setViewportSize({ width: 1440, height: 500 });
    const headings = page.getByRole("navigation", { name: "On this page" });
    const isInView = (selector: string) =>
      page.locator(selector).evaluate((link) => {
        const [box, own] = [(link.closest("nav") as Element).getBoundingClientRect(), link.getBoundingClientRect()];
        return own.top >= box.top - 1 && own.bottom <= box.bottom + 1; // a box scrolls by whole pixels
      });
    await page
      .locator("h2[id]")
      .last()
      .evaluate((heading) => heading.scrollIntoView());
    await expect.poll(() => headings.locator("[aria-current]").count()).toBe(1);
    await expect.poll(() => isInView("#on-this-page [aria-current]")).toBe(true);
    expect(await headings.locator("[aria-current]").getAttribute("href")).toBe(
      `#${await page.locator("h2[id]").last().getAttribute("id")}`,
    );
    expect(await isInView("#contents [aria-current=page]")).toBe(true);
    await page.evaluate(() => scrollTo(0, 0));
    await expect.poll(() => headings.locator("[aria-current]").count()).toBe(0);
  });

  test.each([true, false])("on a phone the headings are in reach wherever a reader is (script: %s)", async (script) => {
    const { page } = await visit(CHANNELS, { phone: true, script });
    await page.mouse.wheel(0, 5000);
    const open = page.getByRole("button", { name: "On this page" });
    const box = await open.boundingBox();
    expect(box && box.y > 0 && box.y + box.height <= 844).toBe(true);
    await open.click();
    expect(await page.getByRole("navigation", { name: "On this page" }).isVisible()).toBe(true);
  });
});
