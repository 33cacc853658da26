import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsOf } from "./axe.ts";
import { describeInBrowser, isAwake, openFixture } from "./site.ts";

const visit = openFixture({ same: true });
const LOCKS = "/redis/locks/";

const term = (page: Page) => page.locator('main a[href="#w-fencing-token"]');
const tip = (page: Page) => page.getByRole("tooltip");
const SAID = "Fencing token (a number): what grows with every grant, so that the resource can refuse an old holder.";

describeInBrowser("a term where it is used first", () => {
  test("says what it means to whoever points at it, and to the pointer on its way there", async () => {
    const { page, errors } = await visit(LOCKS);
    await term(page).hover();
    await tip(page).waitFor();
    expect(await tip(page).textContent()).toBe(SAID);
    await tip(page).hover();
    await page.waitForTimeout(400);
    expect(await tip(page).count()).toBe(1);
    expect(await violationsOf(page)).toEqual([]);
    await page.mouse.move(5, 5);
    await expect.poll(() => tip(page).count()).toBe(0);
    expect(await isAwake(page)).toBe(false);
    expect(errors).toEqual([]);
  });

  test("and to whoever comes by keys; Escape closes it, and keeps the focus", async () => {
    const { page } = await visit(LOCKS, { phone: true });
    await page.keyboard.press("Tab");
    await term(page).focus();
    await tip(page).waitFor();
    expect(await term(page).getAttribute("aria-describedby")).toBe(await tip(page).getAttribute("id"));
    const box = await tip(page).boundingBox();
    expect([box?.x ?? -1, 390 - (box?.x ?? 0) - (box?.width ?? 999)].every((room) => room >= 0)).toBe(true);
    await page.keyboard.press("Escape");
    expect(await tip(page).count()).toBe(0);
    expect(await term(page).evaluate((link) => link === document.activeElement && link.getAttribute("aria-describedby"))).toBe(null);
  });

  test.each([true, false])("is a link to its line, with script or without (%s)", async (script) => {
    const { page } = await visit(LOCKS, { script });
    await term(page).click();
    expect(await page.locator("#w-fencing-token:target").textContent()).toBe(SAID);
  });
});

test("the glossary and the chapter lead to each other", async () => {
  const { page, errors } = await visit(LOCKS, { script: false });
  await page.locator("#w-mutex").getByRole("link", { name: "Mutex" }).click();
  await page.waitForURL("**/glossary/redis/#mutex");
  expect(await page.locator("#mutex:target dt").textContent()).toBe("Mutex");
  await page.getByRole("navigation", { name: "Letters" }).getByRole("link", { name: "T", exact: true }).click();
  expect(await page.locator("#trylock").isVisible()).toBe(true);
  await page.locator("#mutex").getByRole("link", { name: "Locks, read at three depths" }).click();
  await page.waitForURL("**/redis/locks/#w-mutex");
  await page.getByRole("contentinfo").getByRole("link", { name: "Glossary" }).click();
  await page.waitForURL("**/glossary/");
  await page.locator("#mutex").getByRole("link", { name: "Mutex" }).click();
  await page.waitForURL("**/glossary/redis/#mutex");
  await page.getByRole("navigation", { name: "Terms by part" }).getByRole("link", { name: "All parts" }).click();
  await page.waitForURL("**/glossary/");
  expect(errors).toEqual([]);
});

test.each([true, false])("axe finds nothing in the glossary (dark: %s)", async (dark) => {
  for (const url of ["/glossary/", "/glossary/redis/"]) {
    const { page } = await visit(url, { dark, phone: dark });
    expect(await violationsOf(page), url).toEqual([]);
  }
});
