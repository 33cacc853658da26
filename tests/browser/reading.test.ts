import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsOf } from "./axe.ts";
import { moved } from "./shift.ts";
import { describeInBrowser, isAwake, openFixture, wake } from "./site.ts";

const visit = openFixture({ same: true });
const LOCKS = "/redis/locks/";

const choose = (page: Page, name: string) => page.getByRole("radio", { name: new RegExp(`^${name}`) }).check({ force: true });
const chosen = (page: Page) => page.locator("[data-reading] :checked").getAttribute("value");
const shown = (page: Page, ids: readonly string[]) => Promise.all(ids.map((id) => page.locator(`main [id="${id}"]`).isVisible()));

/** A section of each depth, and one within another. */
const IDS = ["remember", "the-model", "not-twice", "later"];

/** Where the headings stand beside the chapter. */
const BESIDE = { width: 1440, height: 900 };

describeInBrowser("how much of a chapter is shown", () => {
  test.each([
    ["Tonight", [true, false, false, false]],
    ["Core", [true, true, false, false]],
    ["All", [true, true, true, true]],
  ] as const)("%s, and the contents follow; kept for the next page; React changes nothing", async (name, expected) => {
    const { page, errors } = await visit(LOCKS);
    await page.setViewportSize(BESIDE);
    await choose(page, "Core");
    await choose(page, name);
    const see = async () => {
      expect(await shown(page, IDS)).toEqual(expected);
      expect(await chosen(page)).toBe(name.toLowerCase());
      const titles = ["Remember", "The model", "Not twice by one", "Later"];
      const links = page.getByRole("navigation", { name: "On this page" });
      expect(await Promise.all(titles.map((title) => links.getByText(title, { exact: true }).isVisible()))).toEqual(expected);
    };
    await see();
    expect(await isAwake(page)).toBe(false);
    await page.reload();
    await see();
    await wake(page);
    await see();
    await choose(page, "All");
    expect(await shown(page, IDS)).toEqual([true, true, true, true]);
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("reading")))).toEqual([]);
    expect(errors).toEqual([]);
  });

  test("by keys alone: one stop, arrows choose", async () => {
    const { page } = await visit(LOCKS);
    await page.getByRole("radio", { name: /^All/ }).focus();
    await page.keyboard.press("ArrowLeft");
    expect(await chosen(page)).toBe("core");
    await page.keyboard.press("ArrowLeft");
    expect(await chosen(page)).toBe("tonight");
    expect(await shown(page, IDS)).toEqual([true, false, false, false]);
    expect(await page.getByRole("group", { name: "How much of this chapter is shown" }).getByRole("radio").count()).toBe(3);
    expect(await isAwake(page)).toBe(false);
  });

  test("what was chosen before is applied before anything is painted, and moves nothing", async () => {
    const { page } = await visit(LOCKS, { fresh: true });
    await choose(page, "Tonight");
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      const look = () => {
        for (const section of document.querySelectorAll("section[data-depth]:not([hidden])")) seen.push(section.outerHTML.slice(0, 80));
        if (document.readyState !== "complete") requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await page.reload();
    expect(await moved(page)).toEqual([]);
    expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
  });

  test.each(["opened anew", "followed in the page", "followed again", "gone back to"])(
    "a link into what is left out shows it, and says so: %s",
    async (how) => {
      const { page } = await visit(LOCKS);
      await page.setViewportSize(BESIDE);
      await choose(page, "Tonight");
      const link = page.locator('[data-question="q-unlock"] a[href$="#later"]');
      const follow = async () => {
        await page.locator("summary").filter({ hasText: "Think first" }).first().click();
        await link.click();
      };
      if (how === "opened anew") {
        // Not by a reload, after which a browser goes where its reader was.
        const url = `${page.url()}#later`;
        await page.goto("about:blank");
        await page.goto(url);
      } else await follow();
      if (how === "followed again") {
        await choose(page, "Core");
        await link.click();
      }
      if (how === "gone back to") {
        await page.goto(new URL("../../about/", page.url()).href);
        await page.goBack();
      }
      await page.locator("#later").waitFor();
      await expect
        .poll(() => page.locator("#later").evaluate((target) => Math.round(target.getBoundingClientRect().top)))
        .toBeLessThan(140);
      expect(await shown(page, ["where-it-breaks", "not-twice"])).toEqual([true, false]);
      if (how === "opened anew") {
        const said = await page.locator("#where-it-breaks").evaluate((heading) => getComputedStyle(heading, "::after").content);
        expect(said).toBe('"left out, opened for you"');
      }
      if (how !== "gone back to") expect(await page.locator("[data-reading] + [role=status]").textContent()).toContain("is shown, too");
      expect(await page.getByRole("navigation", { name: "On this page" }).getByText("Later").isVisible()).toBe(true);
    },
  );

  test("a choice that is none, as another script may have left it, hides nothing", async () => {
    const { page } = await visit(LOCKS);
    await choose(page, "Core");
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) if (key.startsWith("reading")) localStorage.setItem(key, "nothing");
    });
    await page.reload();
    expect(await shown(page, IDS)).toEqual([true, true, true, true]);
    expect(await chosen(page)).toBe("all");
  });

  test("a browser's search finds what is left out", async () => {
    const { page } = await visit(LOCKS);
    await choose(page, "Core");
    expect(await page.locator("section[hidden]").evaluateAll((all) => all.map((section) => section.getAttribute("hidden")))).toContain(
      "until-found",
    );
    // What it says of a place that it is about to show.
    await page.locator("#not-twice").dispatchEvent("beforematch");
    expect(await shown(page, ["not-twice", "later"])).toEqual([true, false]);
  });

  test("a browser that keeps nothing: the switch works for the page", async () => {
    const { page, context, errors } = await visit("/about/", { fresh: true });
    await context.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    });
    await page.goto(new URL("../redis/locks/", page.url()).href);
    await choose(page, "Tonight");
    expect(await shown(page, IDS)).toEqual([true, false, false, false]);
    await choose(page, "Core");
    expect(await shown(page, IDS)).toEqual([true, true, false, false]);
    expect(errors).toEqual([]);
  });

  test("without script all is shown, what is deep says so, and there is no switch", async () => {
    const { page } = await visit(LOCKS, { script: false });
    expect(await shown(page, IDS)).toEqual([true, true, true, true]);
    expect(await page.locator("[data-reading]").isVisible()).toBe(false);
    expect(await page.locator("#not-twice").evaluate((heading) => getComputedStyle(heading, "::after").content)).toBe('"deep"');
  });

  test("on paper all is shown, and no switch", async () => {
    const { page } = await visit(LOCKS);
    await choose(page, "Tonight");
    await page.emulateMedia({ media: "print" });
    expect(await shown(page, IDS)).toEqual([true, true, true, true]);
    for (const id of IDS) expect((await page.locator(`#${id} + *`).boundingBox())?.height ?? 0).toBeGreaterThan(0);
    expect(await page.locator("[data-reading]").isVisible()).toBe(false);
  });

  test.each([true, false])("axe finds nothing at any depth (dark: %s)", async (dark) => {
    const { page } = await visit(LOCKS, { dark });
    for (const name of ["Tonight", "Core"]) {
      await choose(page, name);
      expect(await violationsOf(page)).toEqual([]);
    }
  });
});

test("marks are counted in the head, and each says where it leads", async () => {
  const { page } = await visit(LOCKS);
  await page.getByText("7 proven by a run, 3 cited, 3 judgement").waitFor();
  expect(await page.locator('a[aria-label="run: listing drain in go/channels"]').count()).toBeGreaterThan(0);
  expect(await page.locator('a[aria-label="source: redis.io"]').first().getAttribute("title")).toBe("source: redis.io");
});
