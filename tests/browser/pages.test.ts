import { expect, test } from "vitest";
import { CONTROLS } from "../../scripts/site/controls/index.ts";
import { builtPages, onePerKind } from "../../scripts/site/pages.ts";
import { readPages } from "../../src/book/pages.ts";
import { readChapter } from "../../verify/chapters.ts";
import { violationsOf } from "./axe.ts";
import { describeInBrowser, openFixture, openSite, wake } from "./site.ts";

const visitBook = openSite({ same: true });
const visit = openFixture({ same: true });
const built = builtPages();
const PAGES = built.map(({ url }) => url).filter((url) => url !== "/nowhere/");
/** A few pages that have every component between them: what holds of them by script and style holds of the others. */
const KINDS = onePerKind(built).map(({ url }) => url);
const chapterAt = new Map(readPages(".").map(({ url, file }) => [url, file]));

/** Labels of diagrams that reach beyond their diagram, and pairs of which one stands over the other. */
function spoiltLabels(): string[] {
  return [...document.querySelectorAll("main svg:has(text)")].flatMap((svg) => {
    const frame = svg.getBoundingClientRect();
    const labels = [...svg.querySelectorAll("text")].map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
    const cut = labels.filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1);
    const over = labels.flatMap((one, at) =>
      labels.slice(at + 1).filter(({ box }) => {
        const wide = Math.min(box.right, one.box.right) - Math.max(box.left, one.box.left);
        const high = Math.min(box.bottom, one.box.bottom) - Math.max(box.top, one.box.top);
        return wide > 2 && high > 4;
      }),
    );
    return [...cut, ...over].map(({ text }) => text);
  });
}

describeInBrowser("every page", () => {
  test.each(PAGES)(
    "%s with script: no error, nothing from elsewhere, no sideways scroll on a phone, no label of a diagram cut",
    async (url) => {
      const { page, requests, errors } = await visitBook(url, { phone: true });
      await page.waitForLoadState("networkidle");
      expect(errors).toEqual([]);
      expect(requests.filter((request) => !request.startsWith("http://127.0.0.1:") && !request.startsWith("data:"))).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      expect(await page.evaluate(spoiltLabels)).toEqual([]);
    },
  );
});

describeInBrowser("a page of each kind", () => {
  test.each(KINDS)("%s without script: whole, quiet, and no control on it is one that controls does not try", async (url) => {
    const { page, requests, errors } = await visitBook(url, { script: false });
    expect(await page.locator("h1").count()).toBe(1);
    const text = await page.locator("main").textContent();
    const chapter = chapterAt.get(url);
    for (const { code } of chapter?.endsWith(".md") ? readChapter(".", chapter).listings : []) expect(text).toContain(code.split("\n")[0]);
    expect(errors.filter((error) => url !== "/nowhere/" || !error.includes("404"))).toEqual([]);
    expect(requests.filter((request) => !request.startsWith("http://127.0.0.1:"))).toEqual([]);
    const tried = CONTROLS.map(({ of }) => of).join();
    const untried = (all: Element[], known: string) => all.filter((one) => !one.matches(known)).map((one) => one.outerHTML);
    expect(await page.locator("button, input, select, textarea, summary").evaluateAll(untried, tried)).toEqual([]);
  });
});

describeInBrowser("accessibility, WCAG 2.2 AA by axe", () => {
  test.each(KINDS)(
    "%s: light, on a phone, dark",
    async (url) => {
      const { page } = await visitBook(url);
      expect(await violationsOf(page)).toEqual([]);
      // A phone changes places, and darkness colours: neither changes the other.
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await violationsOf(page, { without: ["color-contrast"] })).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      await expect.poll(() => page.locator("html").evaluate((root) => getComputedStyle(root).colorScheme)).toBe("dark");
      expect(await violationsOf(page, { only: ["color-contrast", "link-in-text-block"] })).toEqual([]);
    },
    180_000,
  );

  test("the search dialog", async () => {
    const { page } = await visit("/");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("snapshot");
    await page.getByRole("option").first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });
});

describeInBrowser("the way it stands", () => {
  test.each([
    ["/go/channels/", "l-collected"],
    ["/go/channels/", "ex-range"],
    ["/go/channels/", "q-receive-closed"],
    ["/sql/isolation/", "l-write-skew-serializable"],
    ["/sql/isolation/", "lost-update"],
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
    const url = "/sql/isolation/";
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

  test("on paper sessions are a list, a statement and its result on a line, and nothing is written twice", async () => {
    const { page } = await visit("/sql/isolation/");
    await page.emulateMedia({ media: "print" });
    const lanes = page.locator("table:has([data-session])").first();
    const sent = lanes.locator("tbody tr", { has: page.locator("code + p") }).first();
    // Fonts and scripts may still be on their way when the medium changes.
    const layout = async () => {
      const [code, result] = [await sent.locator("code").boundingBox(), await sent.locator("p").first().boundingBox()];
      return { isBeside: (result?.x ?? 0) > (code?.x ?? 0), isOnItsLine: Math.abs((result?.y ?? 0) - (code?.y ?? 100)) < 5 };
    };
    await expect.poll(layout, { timeout: 60_000 }).toEqual({ isBeside: true, isOnItsLine: true });
    expect(await page.getByText("As written, to copy").first().isVisible()).toBe(false);
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
