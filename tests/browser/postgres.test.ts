import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsOf } from "./axe.ts";
import { edit, end, ended, growthOf, onlyOneWorker, press, startedOnce, status } from "./program.ts";
import { describeInBrowser, look, openFixture } from "./site.ts";

const visit = openFixture({ same: true });
const INDEXES = "/sql/indexes/";

/** A listing that is there for a plan, of the tables `customer` and `orders`. */
const listing = (page: Page): Locator => page.locator('[data-listing]:has([data-program="explain"])').first();
const results = (program: Locator): Locator => program.locator("[data-result]");
const run = (program: Locator): Promise<string | null> => ended(program, "Explain");

const started = startedOnce(visit, INDEXES, listing);

describeInBrowser("PostgreSQL in the page", () => {
  test("nothing of it is fetched before it is asked for; then a plan is made as it was recorded, and again without the network", async () => {
    const { page, context, requests, errors } = await visit(INDEXES, { fresh: true });
    await page.waitForLoadState("networkidle");
    expect(requests.filter((url) => url.includes("/engines/"))).toEqual([]);
    const program = listing(page);
    expect(await run(program)).toBe("ok");
    const here = await program.getByRole("log").locator("pre").first().textContent();
    const recorded = await page
      .locator(`#${await program.getAttribute("id")} details details code, #${await program.getAttribute("id")} details code`)
      .last()
      .textContent();
    expect(here?.trim()).toBe(recorded?.trim());
    expect(await program.getByRole("log").locator("[data-plan]").count()).toBe(1);
    expect(new Set(requests.map((url) => new URL(url).origin)).size).toBe(1);
    await context.setOffline(true);
    expect(await run(program)).toBe("ok");
    expect(errors).toEqual([]);
  });

  test("each statement has its result: rows, numbers to the right, NULL, a tag, an error at its place", async () => {
    const { program } = await started();
    await edit(
      program,
      "CREATE TABLE note (id int, text text);\nINSERT INTO note VALUES (1, NULL), (2, '');\nTABLE note;\nSELECT\n  txt FROM note;\nSELECT 1;",
    );
    expect(await run(program)).toBe("error");
    expect(await status(program).textContent()).toContain("Statement 4 of 5: error 42703, line 5, column 3");
    expect(await results(program).count()).toBe(4);
    expect(await results(program).nth(1).textContent()).toContain("INSERT 0 2");
    expect(await results(program).nth(2).locator("td").allTextContents()).toEqual(["1", "NULL", "2", ""]);
    expect(await results(program).nth(3).textContent()).toMatch(/ERROR 42703, line 5, column 3: column "txt" does not exist.*HINT/);
    await program.getByRole("checkbox", { name: "Plain editor" }).uncheck();
    await program.locator(".cm-lintRange-error", { hasText: "txt" }).waitFor();
  });

  test("a dropped table is there again, 100,000 rows are the first 500, and what never ends is stopped", async () => {
    const { program } = await started();
    await edit(program, "DROP TABLE orders CASCADE; DROP SCHEMA public CASCADE");
    expect(await run(program)).toBe("ok");
    await edit(program, "SELECT o.id FROM orders o, generate_series(1, 10) WHERE o.id <= 10000");
    expect(await run(program)).toBe("ok");
    expect(await results(program).textContent()).toContain("The first 500 of 100,000 rows");
    expect(await results(program).locator("tbody tr").count()).toBe(500);
    await edit(program, "WITH RECURSIVE loop AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM loop) SELECT max(n) FROM loop");
    await press(program, "Explain");
    await program.locator('[data-phase="running"]').waitFor({ timeout: 180_000 });
    await press(program, "Stop");
    expect(await end(program)).toBe("cut");
    expect(await status(program).textContent()).toContain("Stopped. The server was ended");
    await edit(program, "SELECT 'never ends");
    expect(await run(program)).toBe("error");
    await edit(program, "SELECT count(*) FROM orders");
    expect(await run(program)).toBe("ok");
    expect(await results(program).locator("td").allTextContents()).toEqual(["200000"]);
  });

  test("write it, by keyboard alone: a wrong answer is told what differs, a right one is right", async () => {
    const { page } = await started();
    const exercise = page.locator('[data-exercise="ex-day"]');
    const starter = exercise.locator('[data-program="answer"]').first();
    const write = async (text: string) => {
      await starter.getByRole("textbox").focus();
      await page.keyboard.press("Control+a");
      await page.keyboard.insertText(text);
      await page.keyboard.press("Control+Enter");
      return await end(starter);
    };
    await starter.getByRole("button", { name: "Edit" }).focus();
    await page.keyboard.press("Enter");
    await starter.locator(".cm-content").waitFor();
    expect(await write("SELECT id FROM invoice WHERE issued_at BETWEEN '2026-03-01' AND '2026-03-02'")).toBe("error");
    expect(await status(starter).textContent()).toMatch(/Not yet: 4 of 5 checks hold/);
    expect(await exercise.locator('[data-test="failed"]').textContent()).toMatch(/the rows, in any order.*− surplus/s);
    expect(await write("SELECT id FROM invoice WHERE issued_at >= '2026-03-01' AND issued_at < '2026-03-02'")).toBe("ok");
    expect(await status(starter).textContent()).toMatch(/Right: all 5 checks hold/);
    expect(await exercise.locator('[data-test="failed"]').count()).toBe(0);
    expect(await write("WITH RECURSIVE l AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM l) SELECT max(n) FROM l")).toBe("cut");
    expect(await status(starter).textContent()).toMatch(/did not end within 15 s/);
  });

  test.each([false, true])("what it shows can be read by everybody, WCAG 2.2 AA by axe (dark: %s)", async (dark) => {
    const { page, program } = await started();
    await look(page, { dark, phone: dark });
    await edit(program, "TABLE customer LIMIT 3;\nEXPLAIN ANALYZE TABLE customer;\nSELECT nothing;");
    await run(program);
    const starter = page.locator('[data-exercise="ex-day"] [data-program="answer"]').first();
    await edit(starter, "SELECT 1");
    await ended(starter, "Check my answer");
    expect(await violationsOf(page, { within: "[data-program]" })).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  });

  // The last: it leaves the page.
  test("20 runs leave one worker and no growth; who leaves for another page leaves none", async () => {
    const { page, context, program } = await started();
    await edit(program, "SELECT id, note FROM orders WHERE id < 100");
    expect(await growthOf(page, context, () => run(program))).toBeLessThan(5_000_000);
    await onlyOneWorker(page);
    await page.getByRole("link", { name: "Transactions and isolation levels" }).first().click();
    await page.waitForURL(/isolation/);
    await expect.poll(() => page.workers().length, { timeout: 60_000 }).toBe(0);
  });
});
