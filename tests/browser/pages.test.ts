import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "vitest";
import { chapterPaths, readChapter } from "../../verify/chapters.ts";
import { describeInBrowser, openSite, type View, wake } from "./site.ts";

const visit = openSite();

const urlOf = (file: string) =>
  `/${file
    .replace(/^docs\//, "")
    .replace(/\.md$/, "")
    .replace(/(^|\/)index$/, "$1")
    .replace(/\/\d+-/, "/")}`.replace(/\/?$/, "/");
const PAGES = ["/", "/about/", "/about/performance/", "/questions/", ...chapterPaths(".").map(urlOf)];
/** A chapter with plans, which are trees. */
const PLANNED = chapterPaths(".").filter((file) => readChapter(".", file).listings.some(({ contract }) => contract.name === "sql explain"));
const KINDS = [
  "/",
  "/about/",
  "/about/performance/",
  "/questions/",
  "/go/",
  "/go/channels/",
  "/sql/transactions-and-isolation/",
  "/redis/atomicity/",
  "/nowhere/",
  ...PLANNED.slice(0, 1).map(urlOf),
];

describeInBrowser("every page", () => {
  test.each(PAGES)("%s without script: whole, and quiet", async (url) => {
    const { page, requests, errors } = await visit(url, { script: false });
    expect(await page.locator("h1").count()).toBe(1);
    const text = await page.locator("main").textContent();
    const chapter = chapterPaths(".").find((file) => urlOf(file) === url);
    for (const { code } of chapter ? readChapter(".", chapter).listings : []) expect(text).toContain(code.split("\n")[0]);
    expect(errors).toEqual([]);
    expect(requests.filter((request) => !request.startsWith("http://127.0.0.1:"))).toEqual([]);
  });

  test.each(PAGES)("%s with script: no error, nothing from elsewhere, no sideways scroll on a phone", async (url) => {
    const { page, requests, errors } = await visit(url, { phone: true });
    await page.waitForLoadState("networkidle");
    expect(errors).toEqual([]);
    expect(requests.filter((request) => !request.startsWith("http://127.0.0.1:") && !request.startsWith("data:"))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

describeInBrowser("accessibility, WCAG 2.2 AA by axe", () => {
  const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  // Darkness changes colours and nothing else.
  const views: [string, View, (axe: AxeBuilder) => AxeBuilder][] = [
    ["light", {}, (axe) => axe.withTags(wcag)],
    ["dark", { dark: true }, (axe) => axe.withRules(["color-contrast", "link-in-text-block"])],
    ["phone", { phone: true }, (axe) => axe.withTags(wcag)],
  ];
  test.each(KINDS.flatMap((url) => views.map(([name, view, asked]) => [url, name, view, asked] as const)))(
    "%s, %s",
    async (url, _, view, asked) => {
      const { page } = await visit(url, view);
      const { violations } = await asked(new AxeBuilder({ page })).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`)).toEqual([]);
    },
  );

  test("the search dialog", async () => {
    const { page } = await visit("/");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("snapshot");
    await page.getByRole("option").first().waitFor();
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`)).toEqual([]);
  });
});

describeInBrowser("the way it stands", () => {
  test.each([
    ["/go/channels/", "l-collected"],
    ["/go/channels/", "ex-range"],
    ["/go/channels/", "q-receive-closed"],
    ["/sql/transactions-and-isolation/", "l-write-skew-serializable"],
    ["/sql/transactions-and-isolation/", "remember"],
  ])("a link to %s#%s lands within 2 px, with diagrams above", async (url, id) => {
    const { page } = await visit(`${url}#${id}`);
    await page.waitForLoadState("networkidle");
    const off = await page.locator(`#${id}`).evaluate((target) => {
      const margin = Number.parseFloat(getComputedStyle(target).scrollMarginTop);
      const bar = document.querySelector("header")?.getBoundingClientRect().height ?? 0;
      return { top: target.getBoundingClientRect().top - margin, hidden: bar - target.getBoundingClientRect().top };
    });
    expect(Math.abs(off.top)).toBeLessThanOrEqual(2);
    expect(off.hidden).toBeLessThanOrEqual(0);
  });

  test.each(["followed in the page", "opened anew"])("a link into what is folded opens it: %s", async (how) => {
    const url = "/sql/transactions-and-isolation/";
    const { page } = await visit(how === "opened anew" ? `${url}#l-cell-skew-ser` : url);
    if (how === "followed in the page") await page.locator('td a[href$="#l-cell-skew-ser"]').click();
    const listing = page.locator("#l-cell-skew-ser");
    await listing.locator("table").waitFor({ state: "visible" });
    await expect.poll(() => listing.evaluate((target) => Math.round(target.getBoundingClientRect().top))).toBeLessThan(120);
    expect(await listing.evaluate((target) => target.getBoundingClientRect().top)).toBeGreaterThan(0);
  });

  test("an address with a broken fragment shows the page, and React outlives one too", async () => {
    const { page, errors } = await visit("/go/channels/#%E0%A4%A");
    await wake(page);
    for (const fragment of ["#%", "#%E0%A4%A"]) {
      await page.evaluate((hash) => location.assign(hash), fragment);
      await expect.poll(() => page.evaluate(() => location.hash)).toBe(fragment);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    }
    expect(await page.locator("main h1").isVisible()).toBe(true);
    expect(errors).toEqual([]);
  });

  test.each([true, false])("the first paint has the right colours (dark: %s)", async (dark) => {
    const { context, page } = await visit("/about/", { dark });
    // As it is when the document has been read, before any bundle runs.
    await context.route("**/*.js", (route) => route.abort());
    await page.reload({ waitUntil: "domcontentloaded" });
    const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(paper).toBe(dark ? "rgb(21, 24, 28)" : "rgb(253, 252, 249)");
  });

  test.each([true, false])("code is coloured, with script or without (%s)", async (script) => {
    const { page } = await visit("/go/channels/", { script });
    if (script) await wake(page);
    const [keyword, plain] = await page
      .locator("pre:has(.k)")
      .first()
      .evaluateAll(([code]) => {
        const colourOf = (element: Element | null | undefined) => element && getComputedStyle(element).color;
        return [colourOf(code?.querySelector(".k")), colourOf(code)];
      });
    expect(keyword).toBe("rgb(138, 43, 98)");
    expect(plain).toBe("rgb(34, 37, 42)");
  });

  test("on paper: what is folded opens, and there is no frame", async () => {
    const { page } = await visit("/go/channels/");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("header").first().isVisible()).toBe(false);
    // Answers of practice stand at the end of the page: practice.test.ts. All else that is folded opens in its place.
    const folded = page.locator("main details:not([data-exercise] *, [data-question] *) > summary + *");
    expect(await folded.count()).toBeGreaterThan(0);
    for (const content of await folded.all()) expect((await content.boundingBox())?.height ?? 0).toBeGreaterThan(0);
  });
});
