import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { violationsOf } from "./axe.ts";
import { describeInBrowser, openFixture } from "./site.ts";

const visit = openFixture({ same: true });
const boxesOf = (all: Locator) => all.evaluateAll((spans) => spans.map((span) => span.getBoundingClientRect()));

describeInBrowser("a transcript of two engines", () => {
  test("where they differ, both replies stand below their names, without script too; where they agree there is one", async () => {
    const { page } = await visit("/kafka/more/", { script: false });
    const differing = page.locator("#l-ifeq").getByRole("group", { name: "The replies differ" });
    expect(await differing.allInnerTexts()).toEqual([
      expect.stringMatching(/^Redis 8\.\S+\s+\(error\) ERR syntax error\s+Valkey 9\.\S+\s+OK\s*$/),
      expect.stringMatching(/^Redis 8\.\S+\s+\(error\) ERR unknown command .*\s+Valkey 9\.\S+\s+\(integer\) 1\s*$/),
    ]);
    expect(await page.locator("#l-alike").getByRole("group").count()).toBe(0);
    for (const id of ["ifeq", "alike"])
      expect(await page.locator(`#l-${id} figcaption`).textContent()).toMatch(/executed · Redis 8\.\S+ and Valkey 9\.\S+ · /);
  });

  test("they stand side by side, on a phone and on paper one below the other where there is no room", async () => {
    const { page } = await visit("/kafka/more/");
    const replies = page.locator("#l-ifeq [data-differing]").first().locator(":scope > span");
    const [left, right] = await boxesOf(replies);
    expect(right?.top).toBe(left?.top);
    expect(right?.left).toBeGreaterThan(left?.right as number);
    await page.setViewportSize({ width: 390, height: 844 });
    const [above, below] = await boxesOf(replies);
    expect(below?.left).toBe(above?.left);
    expect(below?.top).toBeGreaterThanOrEqual(above?.bottom as number);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.emulateMedia({ media: "print" });
    expect(await replies.evaluateAll((all) => all.every((reply) => reply.checkVisibility()))).toBe(true);
  });

  test("what is copied is the transcript as it is written, and the page stays as it was served", async () => {
    const { page, context, errors } = await visit("/kafka/more/");
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.locator("#l-ifeq").getByRole("button", { name: "Copy" }).click();
    await page.locator("#l-ifeq").getByText("Copied").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      "A> SET lock ada PX 30000 IFEQ ada\n(error) ERR syntax error\nvalkey: OK\n",
    );
    expect(errors).toEqual([]);
  });

  test("accessible, light, dark and on a phone", async () => {
    const { page } = await visit("/kafka/more/");
    expect(await violationsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await violationsOf(page, { without: ["color-contrast"] })).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(() => page.locator("html").evaluate((root) => getComputedStyle(root).colorScheme)).toBe("dark");
    expect(await violationsOf(page, { only: ["color-contrast"] })).toEqual([]);
  });
});
