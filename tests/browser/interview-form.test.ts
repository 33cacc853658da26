import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsOf } from "./axe.ts";
import { asked, INTERVIEW, main, points, press, SENIOR, saidByClock } from "./interview.ts";
import { describeInBrowser, openFixture } from "./site.ts";

const visit = openFixture({ same: true });

const width = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

describeInBrowser("the form and the address of a mock interview", () => {
  test.each([
    ["minutes=46&parts=go", "minutes=46. Allowed: 20, 45, 60"],
    ["parts=go,cobol", "parts=cobol. Allowed: go, sql"],
    ["parts=go&seed=%3Cimg%20src=x%20onerror=alert(1)%3E", "seed=<img src=x onerror=alert(1)>. Allowed: 1 to 16"],
    ["scenario=../../../x", "scenario=../../../x. Allowed: late-answer"],
    ["level=constructor", "level=constructor. Allowed: junior, senior, staff"],
  ])("an address that it cannot follow is refused by name, and text stays text: %s", async (query, told) => {
    const { page, errors } = await visit(`${INTERVIEW}?${query}`);
    await main(page).getByRole("alert").filter({ hasText: told }).waitFor();
    expect(await main(page).locator("img").count()).toBe(0);
    expect(await main(page).getByRole("button", { name: "Start" }).count()).toBe(1);
    expect(errors).toEqual([]);
  });

  test("a form that lacks a part says so, and has the focus there", async () => {
    const { page } = await visit(INTERVIEW);
    await press(page, "Start");
    const alert = main(page).getByRole("alert").filter({ hasText: "no parts" });
    await alert.waitFor();
    expect(await alert.evaluate((box) => box === document.activeElement)).toBe(true);
  });

  test("questions that do not arrive are said, and fetched again", async () => {
    const { page } = await visit(INTERVIEW);
    await page.getByLabel("Seed").fill("a"); // it has woken by then
    await page.locator('html[data-has-hydrated="true"]').waitFor({ state: "attached" });
    await main(page).getByRole("checkbox", { name: "Go" }).check();
    await page.route("**/*.js", (route) => route.abort());
    await press(page, "Start");
    await main(page).getByText("The questions did not arrive.").waitFor();
    await page.unroute("**/*.js");
    await press(page, "Try again");
    await press(page, "Begin");
    await asked(page).waitFor();
  });

  test("without script it says what it needs, and what there is without it", async () => {
    const { page } = await visit(INTERVIEW, { script: false });
    expect(await main(page).textContent()).toContain("needs JavaScript");
    expect(await main(page).getByRole("link", { name: "all questions" }).getAttribute("href")).toMatch(/\/questions\/$/);
    expect(await main(page).getByRole("button").filter({ visible: true }).count()).toBe(0);
  });

  test("works by keyboard alone", async () => {
    const { page } = await visit(INTERVIEW);
    await main(page).getByRole("radio", { name: "45" }).focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await main(page).getByLabel("Seed").focus();
    await page.keyboard.type("a");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**${INTERVIEW}${SENIOR}`);
    await main(page).getByRole("button", { name: "Begin" }).focus();
    await page.keyboard.press("Enter");
    await asked(page).waitFor();
    await page.keyboard.press("Tab"); // the clock's button
    await page.keyboard.press("Enter");
    await saidByClock(page, "Paused.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter"); // the rubric
    await points(page).first().waitFor();
    await points(page).first().focus();
    await page.keyboard.press("Space");
    await main(page).getByRole("status").filter({ hasText: "1 of" }).waitFor();
  });

  test.each([320, 390, 1920])("%d px: nothing is cut, and WCAG 2.2 AA holds", async (pixels) => {
    const { page } = await visit(INTERVIEW, { dark: pixels === 390 });
    await page.setViewportSize({ width: pixels, height: 800 });
    await expect.poll(() => width(page)).toBe(pixels);
    expect(await violationsOf(page)).toEqual([]);
    await page.goto(new URL("?scenario=late-answer", page.url()).href);
    await main(page).getByRole("button", { name: "Begin" }).waitFor();
    await expect.poll(() => width(page)).toBe(pixels);
    expect(await violationsOf(page)).toEqual([]);
    await press(page, "Begin");
    await press(page, "Open the rubric");
    await expect.poll(() => width(page)).toBe(pixels);
    expect(await violationsOf(page)).toEqual([]);
  });
});
