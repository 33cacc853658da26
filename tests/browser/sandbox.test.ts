import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { builtPages, pageWith } from "../../scripts/site/pages.ts";
import { violationsOf } from "./axe.ts";
import { edit, end, ended, press, startedOnce, status } from "./program.ts";
import { describeInBrowser, look, openSite } from "./site.ts";

const visit = openSite({ same: true });
const SANDBOX = pageWith(builtPages(), /id="?sandbox\b/);

const program = (page: Page): Locator => page.locator("#sandbox");
const cells = (page: Page): Promise<string[]> => program(page).locator("[data-result] td").allTextContents();
const history = (page: Page): Locator => page.locator("[data-history]");

/** Presses a button as a reader does who has no mouse. */
async function enter(button: Locator): Promise<void> {
  await button.focus();
  await button.press("Enter");
}

const started = startedOnce(visit, SANDBOX, program);

describeInBrowser("the sandbox", () => {
  test("nothing is fetched before it is asked for; then what is done stays, until it is reset", async () => {
    const { page, context, requests, errors } = await visit(SANDBOX, { fresh: true });
    await page.waitForLoadState("networkidle");
    expect(requests.filter((url) => /\/engines\/|\.sql$/.test(url))).toEqual([]);
    expect(await ended(program(page))).toBe("ok");
    expect((await cells(page)).length).toBe(24 * 3);
    await edit(program(page), "DROP TABLE payment; CREATE TABLE mine AS SELECT 7 AS n");
    expect(await ended(program(page))).toBe("ok");
    await edit(program(page), "TABLE mine");
    expect(await ended(program(page))).toBe("ok");
    expect(await cells(page)).toEqual(["7"]);
    await press(program(page), "Reset");
    expect(await status(program(page)).textContent()).toContain("the next run makes the tables again");
    expect(await program(page).locator("[data-result]").count()).toBe(0);
    await edit(program(page), "SELECT count(*) FROM orders; TABLE mine");
    expect(await ended(program(page))).toBe("error");
    expect(await cells(page)).toEqual(["20000"]);
    expect(await status(program(page)).textContent()).toContain("42P01");
    await context.setOffline(true);
    await edit(program(page), "SELECT count(*) FROM payment WHERE amount IS NULL");
    expect(await ended(program(page))).toBe("ok");
    expect(errors).toEqual([]);
  });

  test("what never ends is stopped, and the tables are there again", async () => {
    const { page } = await started();
    await edit(program(page), "WITH RECURSIVE loop AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM loop) SELECT max(n) FROM loop");
    await press(program(page), "Run");
    await program(page).locator('[data-phase="running"]').waitFor({ timeout: 180_000 });
    await press(program(page), "Stop");
    expect(await end(program(page))).toBe("cut");
    await edit(program(page), "SELECT count(*) FROM orders");
    expect(await ended(program(page))).toBe("ok");
    expect(await cells(page)).toEqual(["20000"]);
  });

  test("a page that is left has no server, even when the browser keeps it; who comes back can go on", async () => {
    const { page, errors } = await started();
    expect(await ended(program(page))).toBe("ok");
    // As browsers say it of a page they keep; whether they keep one is theirs to decide, and here they do not.
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
    await expect.poll(() => page.workers().length, { timeout: 60_000 }).toBe(0);
    expect(await ended(program(page))).toBe("ok");
    expect(errors).toEqual([]);
  });

  test("by keyboard alone: a query picked, changed and run, its history run, changed, deleted, cleared, and a link", async () => {
    const { page, context } = await visit(SANDBOX, { fresh: true });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await enter(program(page).getByRole("button", { name: "Paths in the tree of categories" }));
    const field = program(page).locator(".cm-content");
    await field.filter({ hasText: "WITH RECURSIVE tree" }).waitFor();
    const write = async (text: string) => {
      await field.focus();
      await page.keyboard.press("Control+a");
      await page.keyboard.insertText(text);
      await page.keyboard.press("Control+Enter");
      return await end(program(page));
    };
    await enter(program(page).getByRole("button", { name: "Run", exact: true }));
    expect(await end(program(page))).toBe("ok");
    expect(await write("SELECT 1 AS one")).toBe("ok");
    expect(await cells(page)).toEqual(["1"]);
    expect(await write("SELECT 2 AS two")).toBe("ok");
    expect(await cells(page)).toEqual(["2"]);

    await page.reload();
    await enter(program(page).getByRole("button", { name: "Edit", exact: true }));
    await enter(history(page).locator("summary"));
    const past = history(page).getByRole("listitem");
    await expect
      .poll(() => past.locator("pre").allTextContents())
      .toEqual(["SELECT 2 AS two", "SELECT 1 AS one", expect.stringContaining("WITH RECURSIVE tree")]);
    await enter(past.nth(1).getByRole("button", { name: "Run again" }));
    expect(await end(program(page))).toBe("ok");
    expect(await cells(page)).toEqual(["1"]);
    expect(await past.first().locator("pre").textContent()).toBe("SELECT 1 AS one");
    await enter(past.nth(1).getByRole("button", { name: "Change" }));
    await field.filter({ hasText: "SELECT 2 AS two" }).waitFor();
    await enter(past.nth(1).getByRole("button", { name: "Delete" }));
    expect(await past.count()).toBe(2);
    await enter(program(page).getByRole("button", { name: "Copy a link" }));
    await status(program(page)).filter({ hasText: "is copied" }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await enter(history(page).getByRole("button", { name: "Clear the history" }));
    expect(await past.count()).toBe(0);

    await enter(program(page).getByRole("button", { name: "Reset" }));
    await page.goto("about:blank");
    await page.goto(link);
    await program(page).locator(".cm-content", { hasText: "SELECT 2 AS two" }).waitFor({ timeout: 60_000 });
  });

  test("a query picked and run at once, before anything has arrived, is the one that runs", async () => {
    const { page } = await visit(SANDBOX, { fresh: true });
    await press(program(page), "Who brought the best customers");
    await press(program(page), "Run");
    expect(await end(program(page))).toBe("ok");
    expect(await program(page).locator("[data-result] th").allTextContents()).toEqual(["id", "city", "brought", "paid"]);
    await program(page).locator(".cm-content", { hasText: "AS referrer" }).waitFor();
  });

  test.each([false, true])("it can be read by everybody, WCAG 2.2 AA by axe (dark: %s)", async (dark) => {
    const { page } = await started();
    await look(page, { dark, phone: dark });
    await edit(program(page), "SELECT id, coupon FROM orders LIMIT 3;\nEXPLAIN SELECT * FROM orders;\nSELECT nothing;");
    await ended(program(page));
    if ((await history(page).getAttribute("open")) === null) await history(page).locator("summary").click();
    expect(await violationsOf(page, { within: "main" })).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  });

  test("without script there are the schema, a query to read, and how to have it on a server", async () => {
    const { page } = await visit(SANDBOX, { script: false });
    expect(await page.getByRole("img", { name: "The tables of the shop" }).isVisible()).toBe(true);
    expect(await program(page).locator("code").first().isVisible()).toBe(true);
    expect(await program(page).getByRole("button", { name: "Run" }).isVisible()).toBe(false);
    const file = await page.getByRole("link", { name: "shop.sql" }).first().getAttribute("href");
    const served = await page.request.get(new URL(file ?? "", page.url()).href);
    expect(await served.text()).toContain("CREATE TABLE order_item");
  });
});
