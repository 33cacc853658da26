import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsOf } from "./axe.ts";
import { describeInBrowser, openFixture } from "./site.ts";

const visit = openFixture({ same: true });
const LOCKS = "/redis/locks/";
const FIRST = "package main";
const LAST = 'return "held"';

const listing = (page: Page) => page.locator("#l-counted");
/** Whether a text of the listing can be seen: what is folded has no room. */
const seen = (page: Page, text: string) => listing(page).locator("[data-code] pre", { hasText: text }).isVisible();

describeInBrowser("a listing of which a few lines are shown", () => {
  test("what is above and below opens, by keys, without React", async () => {
    const { page } = await visit(LOCKS);
    expect([await seen(page, FIRST), await seen(page, "seats := 0"), await seen(page, LAST)]).toEqual([false, true, false]);
    await listing(page).getByText("9 lines above").focus();
    await page.keyboard.press("Enter");
    expect(await seen(page, FIRST)).toBe(true);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").textContent()).toMatch(/^\d+ lines below$/);
    await page.keyboard.press("Enter");
    expect(await seen(page, LAST)).toBe(true);
    expect(await violationsOf(page)).toEqual([]);
  });

  test("it is copied whole, and changed whole", async () => {
    const { page, context, errors } = await visit(LOCKS);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await listing(page).locator("[data-code]").first().hover();
    await listing(page).getByRole("button", { name: "Copy" }).first().click();
    await listing(page).getByText("Copied").waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.startsWith(`${FIRST}\n\nimport`)).toBe(true);
    expect(copied.endsWith(`\t${LAST}\n}`)).toBe(true);
    await listing(page).getByRole("button", { name: "Edit" }).click();
    const field = listing(page).locator(".cm-content");
    await field.waitFor();
    expect((await field.locator(".cm-line").allTextContents()).join("\n").trim()).toBe(copied.trim());
    expect(errors).toEqual([]);
  });

  test("where nothing hovers, Copy stands below the code and not over it", async () => {
    const { page: desk } = await visit(LOCKS);
    const context = await desk
      .context()
      .browser()
      ?.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
    const page = await context?.newPage();
    await page?.goto(desk.url());
    const copy = page?.locator("#l-counted [data-code] button").first();
    const [button, code] = [await copy?.boundingBox(), await page?.locator("#l-counted [data-code] pre:visible").first().boundingBox()];
    await context?.close();
    expect(button?.y).toBeGreaterThanOrEqual((code?.y ?? Number.POSITIVE_INFINITY) + (code?.height ?? 0));
  });

  test.each(["without script", "on paper"])("%s it is whole", async (how) => {
    const { page } = await visit(LOCKS, { script: how !== "without script" });
    if (how === "on paper") await page.emulateMedia({ media: "print" });
    for (const text of [FIRST, "seats := 0", LAST]) {
      expect(await seen(page, text), text).toBe(true);
      expect((await listing(page).locator("[data-code] pre", { hasText: text }).boundingBox())?.height).toBeGreaterThan(0);
    }
    expect(await listing(page).locator("[data-code] summary").first().isVisible()).toBe(false);
  });
});
