import { expect, test } from "vitest";
import { violationsOf } from "./axe.ts";
import { CHANNELS, grade, grades, kept, practiceShown, question } from "./progress.ts";
import { describeInBrowser, openFixture } from "./site.ts";

const visit = openFixture({ same: true });

describeInBrowser("practice", () => {
  test("by keyboard alone: a question is opened, graded, taken back, graded again, and the run ends with what to read", async () => {
    const { page, errors } = await visit("/practice/");
    await page.getByRole("button", { name: "Begin with new ones" }).click();
    const asked = page.locator("#asked");
    await asked.waitFor();
    const first = await asked.textContent();
    expect(await asked.evaluate((heading) => heading === document.activeElement)).toBe(true);
    await page.locator("main summary", { hasText: "Answer aloud" }).press("Enter");
    await page.locator('[data-grade="1"]').waitFor();
    await page.keyboard.press("1");
    await page.getByRole("button", { name: /^Next/, disabled: false }).waitFor();
    await page.keyboard.press("u");
    await page.getByRole("button", { name: /^Next/, disabled: true }).waitFor();
    expect(await asked.textContent()).toBe(first);
    await page.locator("main summary", { hasText: "Answer aloud" }).press("Enter");
    await page.keyboard.press("1");
    await page.getByRole("button", { name: /^Next/, disabled: false }).waitFor();
    await page.keyboard.press("n");
    await expect.poll(() => asked.textContent()).not.toBe(first);
    await page.getByRole("button", { name: "End here" }).click();
    await page.getByRole("heading", { name: "1 answered" }).waitFor();
    expect(await page.locator("main a", { hasText: first ?? "" }).getAttribute("href")).toMatch(/#q-/);
    expect((await kept(page)).map(({ type }) => type)).toEqual(["graded", "undone", "graded"]);
    expect(errors).toEqual([]);
  });

  test.each([false, true])("it can be read by everybody, WCAG 2.2 AA by axe, and on a phone (dark: %s)", async (dark) => {
    const { page } = await visit("/practice/", { dark, phone: dark });
    await practiceShown(page);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "Surprise me" }).click();
    await page.locator("#asked").waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  test("without script it says what it needs, and leads to the questions", async () => {
    const { page } = await visit("/practice/", { script: false });
    expect(await page.locator("main").textContent()).toContain("That needs script");
    expect(await page.locator('main a[href$="/questions/"]').count()).toBe(1);
  });

  test("a script that does not come: it is said, and nothing is lost", async () => {
    const { page, context } = await visit(CHANNELS, { fresh: true });
    await page.locator("body").dispatchEvent("keydown", { key: "~" });
    await page.locator('html[data-has-hydrated="true"]').waitFor({ state: "attached" });
    await context.setOffline(true);
    await question(page).locator("summary").first().click();
    await grades(page).getByRole("button", { name: "Well" }).click();
    await grades(page).getByRole("status").filter({ hasText: "did not arrive" }).waitFor();
    await context.setOffline(false);
    await grade(page, "Well");
    expect((await kept(page)).map(({ type }) => type)).toEqual(["graded"]);
  });
});
