import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { CHANNELS, firstProgram } from "./go.ts";
import { edit, ended, press, startedOnce, status } from "./program.ts";
import { describeInBrowser, isAwake, openFixture, openSite } from "./site.ts";

const visit = openFixture({ same: true });
/** The sandbox is in the book alone. */
const visitBook = openSite({ same: true });
const ISOLATION = "/sql/isolation/";
const SANDBOX = "/sql/sandbox/";
const sandbox = (page: Page): Locator => page.locator('[data-program="sandbox"]');
const field = (program: Locator): Locator => program.getByRole("textbox");

/** The sandbox as it was served, on one page for all: the server is fetched with the first word that is typed. */
const started = startedOnce(visitBook, SANDBOX, sandbox);
const openSandbox = async (): Promise<Locator> => (await started()).program;

/** As a browser's translation does it: each text in two elements of its own. */
const translate = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walk.nextNode()) texts.push(walk.currentNode as Text);
    for (const text of texts) {
      if (!text.data.trim() || !text.parentElement || text.parentElement.closest("script, style, code, textarea")) continue;
      const font = document.createElement("font");
      text.replaceWith(font);
      font.append(Object.assign(document.createElement("font"), { textContent: `${text.data} (translated)` }));
    }
  });

describeInBrowser("what is shown is what runs", () => {
  test("a program that was changed is shown again when the page is, without a press", async () => {
    const { page } = await visit(CHANNELS);
    await edit(firstProgram(page), 'package main\n\nfunc main() { print("mine") }\n');
    await page.reload();
    await expect.poll(() => field(firstProgram(page)).inputValue(), { timeout: 60_000 }).toContain('print("mine")');
    expect(await ended(firstProgram(page))).toBe("0");
    expect(await firstProgram(page).locator('[data-stream="err"]').textContent()).toContain("mine");
  });

  test("a page on which nothing was changed stays without React", async () => {
    const { page } = await visit(CHANNELS);
    await edit(firstProgram(page), "package main\n");
    await page.goto(page.url().replace(CHANNELS, ISOLATION));
    await page.waitForLoadState("networkidle");
    expect(await isAwake(page)).toBe(false);
  });
});

describeInBrowser("nothing that was typed is lost by a button", () => {
  test.each([
    ["Reset", "Reset"],
    ["a query to begin with", "Revenue by month"],
  ])("%s gives back what it replaced", async (_, button) => {
    const program = await openSandbox();
    await edit(program, "SELECT 'mine' AS whose;");
    await press(program, button);
    await press(program, "Bring back my text");
    expect(await field(program).inputValue()).toBe("SELECT 'mine' AS whose;");
    await expect.poll(() => program.getByRole("button", { name: "Bring back my text" }).count()).toBe(0);
  });
});

describeInBrowser("a page that the browser translates", () => {
  test("its first press of a button is answered, and its texts go on changing", async () => {
    const { page } = await visit(CHANNELS);
    await translate(page);
    await firstProgram(page).locator(".action--main").click();
    await status(firstProgram(page)).and(firstProgram(page).locator('[data-exit="0"]')).waitFor({ timeout: 180_000 });
    await translate(page);
    await firstProgram(page).locator(".action--main").click();
    await expect.poll(() => status(firstProgram(page)).textContent(), { timeout: 180_000 }).toMatch(/Exit 0, after [\d.]+ s\s*$/);
  });
});

describeInBrowser("what did not arrive", () => {
  test("is asked for again with the next press, and said once", async () => {
    const { page, context } = await visit(CHANNELS, { fresh: true });
    await context.setOffline(true);
    await press(firstProgram(page), "Run");
    await page.getByRole("alert").waitFor();
    await press(firstProgram(page), "Run");
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").count()).toBe(1);
    await context.setOffline(false);
    expect(await ended(firstProgram(page))).toBe("0");
  });

  test("the search as well", async () => {
    const { page, context } = await visit(CHANNELS, { fresh: true });
    await context.setOffline(true);
    await page.keyboard.press("Control+k");
    await page.getByRole("alert").waitFor();
    await context.setOffline(false);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").waitFor();
  });

  test.each([
    ["Go", CHANNELS, firstProgram],
    ["SQL", SANDBOX, sandbox],
  ])("%s: an engine's file is told of in words, with what to do", async (_, path, program) => {
    const { page } = await visitBook(path, { fresh: true });
    await page.route("**/engines/**", (route) => route.abort());
    await ended(program(page));
    expect(await status(program(page)).textContent()).toMatch(
      /could not be fetched. Is the network there\? Press again to try again\.\s*$/,
    );
    await page.unroute("**/engines/**");
    expect(await ended(program(page))).toMatch(/^(0|ok)$/);
  });
});

describeInBrowser("what is no SQL", () => {
  test.each([
    ["", "There is no statement to run: write one first."],
    ["-- later\n", "There is no statement to run: write one first."],
    ["\\d orders", "\\d is a command of the program psql, which no server knows. In SQL: SELECT column_name"],
    ["SELECT 1;\n\\timing", "\\timing is a command of the program psql, which no server knows. Only SQL runs here."],
  ])("%j is answered in words", async (text, told) => {
    const program = await openSandbox();
    await edit(program, text);
    await ended(program);
    expect(await status(program).textContent()).toContain(told);
  });
});

describeInBrowser("keys", () => {
  test("Edit goes to the field; the browser's own keys stay its own; what keys do is said", async () => {
    const { page } = await visit(CHANNELS);
    await press(firstProgram(page), "Edit");
    await firstProgram(page).locator(".cm-content").waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest(".cm-editor") !== null)).toBe(true);
    const taken = (key: string) =>
      page.evaluate((pressed) => {
        const event = new KeyboardEvent("keydown", { key: pressed, altKey: true, bubbles: true, cancelable: true });
        document.activeElement?.dispatchEvent(event);
        return event.defaultPrevented;
      }, key);
    expect([await taken("ArrowLeft"), await taken("ArrowRight")]).toEqual([false, false]);
    expect(await firstProgram(page).getByText("leaves the field").isVisible()).toBe(true);
  });

  test("an Enter that ends a composition opens no result of the search", async () => {
    const { page } = await visit(CHANNELS);
    const before = page.url();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("write skew");
    await page.getByRole("option").first().waitFor();
    await page.getByRole("combobox").dispatchEvent("keydown", { key: "Enter", isComposing: true });
    await page.getByRole("combobox").dispatchEvent("keydown", { key: "Enter", keyCode: 229 });
    await page.waitForTimeout(200);
    expect(page.url()).toBe(before);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.url()).not.toBe(before);
  });
});
