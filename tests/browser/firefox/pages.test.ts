import type { Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { builtPages, pageWith } from "../../../scripts/site/pages.ts";
import { FIXTURE } from "../fixture.ts";
import { button, press, shown } from "./reader.ts";
import { describeInFirefox, openInFirefox } from "./site.ts";

const visitBook = openInFirefox();
const visit = openInFirefox(FIXTURE);
const built = builtPages();
const PAGES = built.map(({ url }) => url).filter((url) => url !== "/nowhere/");
const SANDBOX = pageWith(built, /id="?sandbox\b/);

/** Waits for the end of the program in `within`; how it ended. */
async function end(page: Page, within: string): Promise<string | undefined> {
  const status = await page.waitForSelector(`${within} [role="status"][data-phase="done"]`);
  return status?.evaluate((element) => (element as HTMLElement).dataset.exit);
}

/** Puts a text into the plain editor of the program in `within`, as a reader does who pastes one. */
async function write(page: Page, within: string, text: string): Promise<void> {
  const plain = `${within} ::-p-aria([name="Plain editor"][role="checkbox"])`;
  if (!(await page.$(plain))) await press(page, within, "Edit");
  const box = await page.waitForSelector(plain);
  if (!(await box?.evaluate((input) => (input as HTMLInputElement).checked))) await box?.click();
  await page.locator(`${within} textarea`).fill(text);
}

describeInFirefox("every page in Firefox", () => {
  test("on a phone: no error, nothing from elsewhere, no sideways scroll", async () => {
    const faults: string[] = [];
    for (const url of PAGES) {
      const { page, requests, errors } = await visitBook(url, { phone: true });
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      const elsewhere = requests.filter((request) => !/^(?:http:\/\/127\.0\.0\.1:|data:)/.test(request));
      if (beyond > 0) faults.push(`${url}: ${beyond} px beyond the edge`);
      faults.push(...[...errors, ...elsewhere].map((fault) => `${url}: ${fault}`));
      await page.close();
    }
    expect(faults).toEqual([]);
  });
});

describeInFirefox("a reader in Firefox", () => {
  test("reads: menu, colours, depth, an answer, what a term means", async () => {
    const { page, errors } = await visit("/redis/locks/", { phone: true });
    await press(page, "header", "Menu");
    await page.waitForSelector("#contents:popover-open");
    await page.keyboard.press("Escape");
    await page.waitForSelector("#contents:not(:popover-open)");
    const mode = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    const before = await mode();
    await page.locator("[data-colours]").click();
    expect(new Set([before, await mode()])).toEqual(new Set(["light", "dark"]));
    const sections = ["#remember", "#the-model", "#later"].map((id) => `main ${id}`);
    expect((await Promise.all(sections.map((id) => shown(page, id)))).map(({ length }) => length)).toEqual([1, 1, 1]);
    await page.$eval('[data-reading] input[value="tonight"]', (choice) => (choice as HTMLElement).click());
    await page.waitForFunction(() => !document.querySelector("main #the-model")?.checkVisibility());
    expect((await Promise.all(sections.map((id) => shown(page, id)))).map(({ length }) => length)).toEqual([1, 0, 0]);
    await page.$eval('[data-reading] input[value="all"]', (choice) => (choice as HTMLElement).click());
    await page.locator('main a[href="#w-fencing-token"]').hover();
    const tip = await page.waitForSelector('[role="tooltip"]');
    expect(await tip?.evaluate((element) => element.textContent)).toMatch(/^Fencing token/);
    const { page: channels, errors: others } = await visit("/go/channels/");
    await channels.locator("main details > summary").click();
    await channels.waitForSelector("main details[open]");
    expect([...errors, ...others]).toEqual([]);
  });

  test("runs Go: as recorded, changed, with an error at its line, and stopped", async () => {
    const { page, errors } = await visit("/go/channels/");
    const program = `#${await page.$eval('[data-listing]:has([data-program="run"])', ({ id }) => id)}`;
    await press(page, program, "Run");
    expect(await end(page, program)).toBe("0");
    const printed = (stream: "out" | "err") => shown(page, `${program} [data-stream="${stream}"]`);
    const recorded = await page.$eval(`${program} [data-program] ~ * code`, (code) => code.textContent);
    expect((await printed("out")).join("").trim()).toBe(recorded.trim());
    await write(page, program, 'package main\n\nfunc main() {\n\tprintln("a" + 1)\n}\n');
    await press(page, program, "Run");
    await end(page, program);
    expect((await shown(page, `${program} li`)).join()).toContain("line 4");
    await write(page, program, "package main\n\nfunc main() {\n\tprintln(1)\n\tfor {\n\t}\n}\n");
    await press(page, program, "Run");
    await page.waitForSelector(`${program} [data-stream="err"]`);
    await press(page, program, "Stop");
    await page.waitForSelector(`${program} ::-p-text(Stopped.)`);
    // Firefox has a class of its own for the end of a stack.
    await write(page, program, "package main\n\nfunc f() int { return 1 + f() }\n\nfunc main() { println(f()) }\n");
    await press(page, program, "Run");
    expect(await end(page, program)).toBe("2");
    expect((await printed("err")).join("")).toContain("fatal error: stack overflow\n");
    expect(errors).toEqual([]);
  });

  test("runs SQL: a listing's plan, and what the sandbox is asked", async () => {
    const { page, errors } = await visit("/sql/indexes/");
    const listing = `#${await page.$eval('[data-listing]:has([data-program="explain"])', ({ id }) => id)}`;
    await press(page, listing, "Explain");
    expect(await end(page, listing)).toBe("ok");
    await page.waitForSelector(`${listing} [role="log"] [data-plan]`);
    const { page: sandbox, errors: others } = await visitBook(SANDBOX);
    await press(sandbox, "#sandbox", "Edit");
    await sandbox.locator("#sandbox .cm-content").click();
    await sandbox.keyboard.down("Control");
    await sandbox.keyboard.press("a");
    await sandbox.keyboard.up("Control");
    await sandbox.keyboard.type("TABLE nowhere");
    await press(sandbox, "#sandbox", "Run");
    expect(await end(sandbox, "#sandbox")).toBe("error");
    await write(sandbox, "#sandbox", "SELECT count(*) FROM orders; TABLE nowhere");
    await press(sandbox, "#sandbox", "Run");
    expect(await end(sandbox, "#sandbox")).toBe("error");
    expect(await shown(sandbox, "#sandbox [data-result] td")).toEqual(["20000"]);
    expect((await shown(sandbox, "#sandbox [role=status]")).join()).toContain("42P01");
    expect([...errors, ...others]).toEqual([]);
  });

  test("searches by keys alone, and arrives", async () => {
    const { page, errors } = await visit("/");
    await page.keyboard.press("/");
    await page.waitForSelector('[role="combobox"]:focus');
    await page.keyboard.type("isolaton levels");
    await page.waitForSelector('[role="listbox"][data-query="isolaton levels"] [role="option"]');
    expect((await shown(page, "dialog [role=status]")).join()).toContain("For “isolation levels”");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.pathname.endsWith("/sql/isolation/"));
    expect(errors).toEqual([]);
  });

  test("steps through an interleaving and through states, and is asked", async () => {
    const { page, errors } = await visit("/sql/isolation/");
    const listing = "#l-select-for-update";
    const row = `${listing} tbody tr`;
    await press(page, listing, "Step through");
    await page.waitForSelector(button(listing, "Forward"));
    expect((await shown(page, row)).length).toBe(1);
    for (let step = 2; step <= 4; step += 1) await press(page, listing, "Forward");
    expect((await shown(page, row)).length).toBe(4);
    await press(page, listing, "Waits");
    await page.waitForSelector(`${listing} [role="status"] ::-p-text(Right:)`);
    await press(page, listing, "All steps");
    expect((await shown(page, row)).length).toBe(9);
    const { page: channels, errors: others } = await visit("/go/channels/");
    await press(channels, "#l-queue", "Step through");
    await press(channels, "#l-queue", "Forward");
    await channels.waitForSelector("#l-queue [role=status] ::-p-text(Step 2)");
    expect([...errors, ...others]).toEqual([]);
  });
});
