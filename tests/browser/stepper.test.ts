import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsOf } from "./axe.ts";
import { describeInBrowser, openFixture, type View } from "./site.ts";

const visit = openFixture({ same: true });
const LOST = "l-select-for-update";
/** Steps of that listing before which something is asked, counted from 1, and what is right. */
const ASKED: [step: number, about: string, right: string][] = [
  [4, "B sends this", "Waits"],
  [5, "A sends this", "Goes on"],
  [6, "B's statement", "Goes on"],
  [7, "B sends this", "Goes on"],
];

const button = (listing: Locator, name: string): Locator => listing.getByRole("button", { name, exact: true });
const press = (listing: Locator, name: string): Promise<void> => button(listing, name).click();
const said = (listing: Locator): Promise<string> =>
  listing
    .getByRole("status")
    .textContent()
    .then((text) => text ?? "");
/** Rows of the lanes that a reader sees. */
const rows = (listing: Locator): Promise<number> => listing.locator("tbody tr:visible").count();
const top = async (listing: Locator): Promise<number> => (await button(listing, "Forward").boundingBox())?.y ?? Number.NaN;

/** A page with the stepper of one listing opened, as a reader does. */
async function stepping(id = LOST, view: View = {}) {
  const visited = await visit("/sql/isolation/", view);
  const listing = visited.page.locator(`#${id}`);
  await press(listing, "Step through");
  await button(listing, "Forward").waitFor();
  return { ...visited, listing };
}

/** A finger across the lanes, as the browser gets it. */
async function swipe(page: Page, listing: Locator, distance: number): Promise<void> {
  const box = await listing.locator("tbody").boundingBox();
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: true });
  const [y, from] = [(box?.y ?? 0) + 12, (box?.x ?? 0) + (box?.width ?? 0) / 2 - distance / 2];
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", x: number) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
  await touch("touchStart", from);
  for (const part of [0.25, 0.5, 0.75, 1]) await touch("touchMove", from + distance * part);
  await touch("touchEnd", from + distance);
}

describeInBrowser("an interleaving, step by step", () => {
  test("nothing of it is fetched before it is asked for; forward shows, asks and tells; all steps are a press away", async () => {
    const { page, requests, errors } = await visit("/sql/isolation/", { fresh: true });
    const listing = page.locator(`#${LOST}`);
    await page.waitForLoadState("networkidle");
    expect(requests.filter((url) => url.endsWith(".js"))).toEqual([]);
    const all = await rows(listing);
    await press(listing, "Step through");
    await button(listing, "Forward").waitFor();
    expect(await rows(listing)).toBe(1);
    expect(await said(listing)).toMatch(/^Step 1 of 9\. A sends BEGIN\. A gets BEGIN\.$/);
    for (let step = 2; step <= all; step += 1) {
      await press(listing, "Forward");
      const [, about, right] = ASKED.find(([at]) => at === step) ?? [];
      expect(await listing.getByRole("group", { name: "Your guess" }).count(), `step ${step}`).toBe(right ? 1 : 0);
      expect(await rows(listing)).toBe(step);
      if (!right) continue;
      expect(await said(listing)).toContain(about);
      await press(listing, right);
      expect(await said(listing)).toContain("Right:");
    }
    expect(await said(listing)).toContain(`You foresaw ${ASKED.length} of ${ASKED.length}.`);
    expect(await button(listing, "Forward").getAttribute("aria-disabled")).toBe("true");
    await press(listing, "All steps");
    expect(await rows(listing)).toBe(all);
    expect(await listing.getByRole("status").count()).toBe(0);
    expect(errors).toEqual([]);
  });

  test("what is asked is not shown; a wrong answer is told so, with who waits for whom and over what", async () => {
    const { listing } = await stepping();
    for (let step = 0; step < 3; step += 1) await press(listing, "Forward");
    const row = listing.locator('[aria-current="step"]');
    expect(await row.locator("code").textContent()).toContain("FOR UPDATE");
    expect(await row.getByText("waits for").isVisible()).toBe(false);
    await press(listing, "Fails");
    expect(await row.getByText("waits for").isVisible()).toBe(true);
    expect(await said(listing)).toMatch(/Not so: B waits for A, over a row of account\./);
    expect(await listing.locator('[data-standing="B"] > :first-child').textContent()).toContain("waits for A");
    await press(listing, "Back");
    expect(await rows(listing)).toBe(3);
    expect(await listing.locator('[data-standing="B"] > :first-child').textContent()).not.toContain("waits for A");
    await press(listing, "Forward");
    expect(await said(listing)).toContain("Not so:"); // answered is answered
  });

  test("a failure is told with its code, and to whom", async () => {
    const { listing } = await stepping("l-select-then-insert");
    for (let left = 20; left > 0 && !(await said(listing)).includes("B's statement"); left -= 1) await press(listing, "Forward");
    await press(listing, "Waits on");
    expect(await said(listing)).toMatch(/Not so: A gets COMMIT\. B fails: ERROR 23505, duplicate key/);
    expect(await listing.locator('[data-standing="B"] > :first-child').textContent()).toContain("transaction failed");
  });

  test("by keyboard alone: the focus stays where keys are heard, and is never lost", async () => {
    const { page } = await visit("/sql/isolation/");
    const listing = page.locator(`#${LOST}`);
    await button(listing, "Step through").focus();
    await page.keyboard.press("Enter");
    await button(listing, "Forward").waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    expect(await focused()).toBe("All steps");
    for (const _ of [1, 2, 3]) await page.keyboard.press("ArrowRight");
    expect(await said(listing)).toContain("What does it do?");
    for (const _ of ["Back", "Forward", "Goes on", "Waits"]) await page.keyboard.press("Tab");
    expect(await focused()).toBe("Waits");
    await page.keyboard.press("Enter");
    expect(await said(listing)).toContain("Right:");
    expect(await focused()).toBe("Forward");
    await page.keyboard.press("ArrowLeft");
    expect(await rows(listing)).toBe(3);
    for (let left = 0; left < 20; left += 1) await page.keyboard.press("ArrowRight");
    expect(await rows(listing)).toBe(9);
    await page.keyboard.press("ArrowLeft"); // at the end, keys are still heard
    expect(await rows(listing)).toBe(8);
    await page.keyboard.press("Control+ArrowRight");
    expect(await rows(listing)).toBe(8);
  });

  test("by a finger that goes across, and not by one that scrolls", async () => {
    const { page, listing } = await stepping(LOST, { phone: true, fresh: true });
    await swipe(page, listing, -120);
    await expect.poll(() => rows(listing)).toBe(2);
    await swipe(page, listing, -20);
    await swipe(page, listing, 120);
    await expect.poll(() => rows(listing)).toBe(1);
  });

  test.each([false, true])("no button moves while somebody steps, and the latest row is in sight (phone: %s)", async (phone) => {
    const { page, listing } = await stepping(LOST, { phone });
    const before = await top(listing);
    const height = await listing.evaluate((element) => element.clientHeight);
    for (let step = 0; step < 14; step += 1) {
      await button(listing, "Forward").dispatchEvent("click");
      expect(Math.abs((await top(listing)) - before)).toBeLessThan(1);
      expect(await listing.evaluate((element) => element.clientHeight)).toBe(height);
      const row = await listing.locator('[aria-current="step"]').boundingBox();
      expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  });

  test("without script, all steps are there and no button that does nothing; so on paper, whatever is shown", async () => {
    const unscripted = await visit("/sql/isolation/", { script: false });
    const served = unscripted.page.locator(`#${LOST}`);
    expect(await rows(served)).toBe(9);
    expect(await served.getByRole("button").count()).toBe(0);
    const { page, listing } = await stepping();
    expect(await rows(listing)).toBe(1);
    await page.emulateMedia({ media: "print" });
    expect(await rows(listing)).toBe(9);
    expect(await listing.getByRole("table").getByText("waits for A").isVisible()).toBe(true);
    expect(await listing.getByRole("button").count()).toBe(0);
    expect(await listing.getByRole("status").count()).toBe(0);
  });

  test.each([false, true])("axe finds nothing, asked and told (dark, on a phone: %s)", async (dark) => {
    const { page, listing } = await stepping(LOST, { dark, phone: dark });
    const check = async () => {
      expect(await violationsOf(page, { within: `#${LOST}` })).toEqual([]);
    };
    for (const _ of [1, 2, 3]) await press(listing, "Forward");
    await check();
    await press(listing, "Waits");
    await check();
    await page.keyboard.press("ArrowRight");
    await press(listing, "Fails");
    await check();
  });
});
