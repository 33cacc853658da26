import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { violationsOf } from "./axe.ts";
import { describeInBrowser, openFixture, type View } from "./site.ts";

const visit = openFixture({ same: true });
const button = (listing: Locator, name: string): Locator => listing.getByRole("button", { name, exact: true });
/** What a part of the shown state holds, box by box. */
const holds = (listing: Locator, part: string): Promise<string[]> =>
  listing
    .locator(`td[data-part="${part}"]:visible span[class*=box_]`)
    .evaluateAll((all) => all.map((box) => box.textContent?.trim() ?? ""));

async function stepping(view: View = {}) {
  const visited = await visit("/go/channels/", view);
  const listing = visited.page.locator("#l-queue");
  await button(listing, "Step through").click();
  await button(listing, "Forward").waitFor();
  return { ...visited, listing };
}

describeInBrowser("states that a program printed, step by step", () => {
  test("all of them are a table, without script too", async () => {
    const { page } = await visit("/go/channels/", { script: false });
    const rows = page.locator("#l-queue tbody tr");
    expect(await rows.count()).toBeGreaterThan(5);
    expect(await rows.evaluateAll((all) => all.every((row) => row.checkVisibility()))).toBe(true);
    expect(await button(page.locator("#l-queue"), "Step through").isVisible()).toBe(false);
  });

  test("one state at a time, and nothing but what the boxes hold moves", async () => {
    const { page, listing, errors } = await stepping();
    const box = await listing.locator("[data-stepper]").boundingBox();
    const shown = listing.locator("tbody tr:visible");
    const wentInto: string[][] = [];
    while ((await button(listing, "Forward").getAttribute("aria-disabled")) !== "true") {
      expect(await shown.count()).toBe(1);
      wentInto.push(await holds(listing, "ring"));
      await button(listing, "Forward").click();
      expect((await listing.locator("[data-stepper]").boundingBox())?.height).toBe(box?.height);
    }
    expect(wentInto.slice(0, 4)).toEqual([
      ["A", "free"],
      ["A", "B"],
      ["A", "B"],
      ["C", "B"],
    ]);
    expect(await listing.getByRole("status").first().textContent()).toMatch(/^Step 8 of 8: send D\. .*received is now D\./);
    await button(listing, "All steps").click();
    expect(await shown.count()).toBe(8);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(errors).toEqual([]);
  });

  test("by keyboard alone: the focus stays on the button, also at the ends", async () => {
    const { page, listing } = await stepping();
    await button(listing, "Forward").focus();
    for (let left = 0; left < 12; left += 1) await page.keyboard.press("Enter");
    expect(await listing.getByRole("status").first().textContent()).toContain("Step 8 of 8");
    for (let left = 0; left < 3; left += 1) await page.keyboard.press("ArrowLeft");
    expect(await listing.getByRole("status").first().textContent()).toContain("Step 5 of 8");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Forward");
  });

  test.each([{ dark: false }, { dark: true, phone: true }])("axe finds nothing: %j", async (view) => {
    const { page } = await stepping(view);
    expect(await violationsOf(page, { within: "#l-queue" })).toEqual([]);
  });
});
