import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { FIXTURE } from "./fixture.ts";
import { describeInBrowser, openFixture } from "./site.ts";

const visit = openFixture({ same: true });
const below = (path: string): string => FIXTURE.base.replace(/\/$/, path);
const addressOf = (page: Page): string => {
  const { pathname, hash } = new URL(page.url());
  return pathname + hash;
};

describeInBrowser("an address that the book has had", () => {
  test.each([
    ["/sql/levels/", "/sql/isolation/"],
    ["/sql/levels/#l-lost-update", "/sql/isolation/#l-lost-update"],
    ["/sql/levels/#remember", "/sql/indexes/#remember"],
    ["/sql/levels/#nobody-knows", "/sql/isolation/"],
  ])("%s leads on to %s", async (from, to) => {
    const { page, errors } = await visit(from);
    await expect.poll(() => addressOf(page)).toBe(below(to));
    expect(errors).toEqual([]);
  });

  test("without script it is a list, and what was asked for is in it", async () => {
    const { page, errors } = await visit("/sql/levels/#l-lost-update", { script: false, phone: true });
    const target = page.locator(":target");
    expect(await target.getAttribute("href")).toBe(below("/sql/isolation/#l-lost-update"));
    await target.click();
    await expect.poll(() => addressOf(page)).toBe(below("/sql/isolation/#l-lost-update"));
    expect(errors).toEqual([]);
  });
});
