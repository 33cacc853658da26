import { expect, test } from "vitest";
import { violationsOf } from "./axe.ts";
import { describeInBrowser, openFixture } from "./site.ts";

const visit = openFixture();

describeInBrowser("an address that the book has had", () => {
  test.each([
    ["/sql/levels/", "/sql/isolation/"],
    ["/sql/levels/#l-lost-update", "/sql/isolation/#l-lost-update"],
    ["/sql/levels/#remember", "/sql/indexes/#remember"],
    ["/sql/levels/#nobody-knows", "/sql/isolation/"],
  ])("%s leads on to %s", async (from, to) => {
    const { page, errors } = await visit(from);
    await page.waitForURL((url) => url.pathname + url.hash === to);
    expect(errors).toEqual([]);
  });

  test("without script it is a list, and what was asked for is in it", async () => {
    const { page, errors } = await visit("/sql/levels/#l-lost-update", { script: false, phone: true });
    const target = page.locator(":target");
    expect(await target.getAttribute("href")).toBe("/sql/isolation/#l-lost-update");
    expect(await violationsOf(page)).toEqual([]);
    await target.click();
    await page.locator("#l-lost-update").waitFor();
    expect(errors).toEqual([]);
  });
});
