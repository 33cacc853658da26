import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { FIXTURE } from "./fixture.ts";
import { describeInBrowser, openFixture, wake } from "./site.ts";

const visit = openFixture({ same: true });

const listed = (page: Page) => page.locator("main section li a");
const status = (page: Page) => page.getByRole("status");
const words = (page: Page) => page.getByLabel("Words or tags");
const levels = async (page: Page) => [...new Set(await page.locator("main section small").allTextContents())];

describeInBrowser("all questions", () => {
  test("how many there are of each part and level, and each number leads to them", async () => {
    const { page, errors } = await visit("/questions/");
    expect(await page.getByRole("row", { name: /^Go/ }).getByRole("cell").allTextContents()).toEqual([
      "1 Junior questions on Go",
      "4 Senior questions on Go",
      "1 Staff questions on Go",
      "6 questions on Go",
    ]);
    expect(await page.getByRole("row", { name: /^AWS/ }).getByRole("cell").allTextContents()).toEqual(["0", "0", "0", "0"]);
    await page.getByRole("link", { name: "4 Senior questions on Go" }).click();
    await page.waitForURL("**/questions/go/?level=Senior");
    await status(page).filter({ hasText: "4 of 6 questions" }).waitFor();
    expect(await levels(page)).toEqual(["Senior"]);
    expect(await listed(page).count()).toBe(4);
    expect(errors).toEqual([]);
  });

  test("all of them can be had as cards for Anki, which lead back", async () => {
    const { page, errors } = await visit("/questions/");
    const begun = page.waitForEvent("download");
    await page.getByRole("link", { name: /^All \d+ as cards for Anki$/ }).click();
    const text = readFileSync(await (await begun).path(), "utf8");
    expect(text).toMatch(/^#separator:tab\n/);
    expect(text.match(/^"master-dev-interview:q-/gm)?.length).toBe(Number(/\d+/.exec((await status(page).textContent()) ?? "")?.[0]));
    expect(text).toContain(`href=""http://localhost:3000${FIXTURE.base}go/channels/#q-`);
    expect(errors).toEqual([]);
  });

  test("words narrow the counts, and what has them is listed below", async () => {
    const { page, errors } = await visit("/questions/");
    expect(await listed(page).count()).toBe(0);
    await words(page).pressSequentially("buffer");
    await page.waitForURL("**/questions/?text=buffer");
    const [go, sql] = [page.getByRole("row", { name: /^Go/ }), page.getByRole("row", { name: /^SQL/ })];
    expect(await go.getByRole("link", { name: "6 questions on Go" }).getAttribute("href")).toMatch(/\/questions\/go\/\?text=buffer$/);
    expect(await sql.getByRole("link").count()).toBe(0);
    await words(page).fill("uncommitted data");
    await status(page)
      .filter({ hasText: /^1 of \d+ questions/ })
      .waitFor();
    await listed(page).click();
    await page.waitForURL("**/sql/isolation/#q-read-uncommitted");
    expect(errors).toEqual([]);
  });

  test("an address of when all stood on one page leads to the part, with its filter", async () => {
    const { page, errors } = await visit("/questions/?part=go&level=Senior&text=lock");
    await page.waitForURL("**/questions/go/?level=Senior&text=lock");
    await status(page)
      .filter({ hasText: /of 6 questions/ })
      .waitFor();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Questions on Go");
    expect(await words(page).inputValue()).toBe("lock");
    await page.goto(new URL("../?part=nothing", page.url()).href);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("All questions");
    expect(errors).toEqual([]);
  });

  test("what is chosen stands in the address; a link to the whole list takes it away, and Back brings it again", async () => {
    const { page, errors } = await visit("/questions/go/");
    const all = await listed(page).count();
    await words(page).pressSequentially("panic");
    await page.waitForURL("**/questions/go/?text=panic");
    expect(await listed(page).count()).toBeLessThan(all);
    await page.getByRole("navigation", { name: "Questions by part" }).getByRole("link", { name: "SQL" }).click();
    await page.waitForURL("**/questions/sql/?text=panic");
    await page.getByText("No question has all of this").waitFor();
    await page.getByRole("link", { name: "Questions", exact: true }).click();
    await page.waitForURL("**/questions/");
    expect(await words(page).inputValue()).toBe("");
    await page.goBack();
    await page.goBack();
    await page.waitForURL("**/questions/go/?text=panic");
    await expect.poll(() => words(page).inputValue()).toBe("panic");
    expect(errors).toEqual([]);
  });

  test("a long part has several pages; a filter looks through all of them, and what it finds has pages, too", async () => {
    const { page, errors } = await visit("/questions/kafka/");
    const pages = page.getByRole("navigation", { name: "Pages" });
    expect(await status(page).textContent()).toBe("300 questions, page 1 of 2");
    expect(await listed(page).count()).toBe(150);
    await pages.getByRole("link", { name: "Page 2" }).click();
    await page.waitForURL("**/questions/kafka/2/");
    expect(await listed(page).first().textContent()).toBe("A consumer is moved under load. What follows?");
    await page.getByRole("combobox", { name: "Level" }).selectOption("Staff");
    await status(page).filter({ hasText: "100 of 300 questions" }).waitFor();
    expect(await listed(page).count()).toBe(100);
    expect(await pages.count()).toBe(0);
    await page.goto(new URL("?text=follows&page=2", page.url()).href);
    await status(page).filter({ hasText: "300 of 300 questions, page 2 of 2" }).waitFor();
    expect(await pages.getByRole("link", { name: "Page 1" }).getAttribute("href")).toMatch(/\/questions\/kafka\/\?text=follows$/);
    expect(errors).toEqual([]);
  });

  test("by keyboard alone: a level, words, and a question", async () => {
    const { page } = await visit("/questions/go/");
    await page.getByRole("combobox", { name: "Level" }).focus();
    await page.keyboard.press("s");
    await page.waitForURL("**/?level=Senior");
    for (const _ of ["Standing", "Words or tags"]) await page.keyboard.press("Tab");
    await page.keyboard.type("close");
    await page.waitForURL("**/?level=Senior&text=close");
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("href"));
    for (let left = 6; left > 0 && !(await focused())?.includes("#"); left -= 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/go/channels/#q-*");
  });

  test("without script: every part's number, every question, every page, and no field that does nothing", async () => {
    const { page } = await visit("/questions/", { script: false });
    expect(await page.locator("main form").isVisible()).toBe(false);
    await page.getByRole("link", { name: "300 questions on Kafka" }).click();
    await page.waitForURL("**/questions/kafka/");
    expect(await listed(page).count()).toBe(150);
    expect(await page.locator("main form").isVisible()).toBe(false);
    await page.getByRole("link", { name: "Page 2" }).click();
    expect(await listed(page).count()).toBe(150);
  });

  test("on paper: the list, and nothing to press", async () => {
    const { page } = await visit("/questions/go/");
    await page.emulateMedia({ media: "print" });
    expect(await listed(page).first().isVisible()).toBe(true);
    for (const pressed of ["main form", "main nav"]) expect(await page.locator(pressed).first().isVisible()).toBe(false);
  });
});

describeInBrowser("the switch of the keys", () => {
  test("blocked storage loses nothing but the switch", async () => {
    const { page, context, errors } = await visit("/", { fresh: true });
    await context.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    });
    await page.goto(new URL("go/channels/", page.url()).href);
    await wake(page);
    await page.getByRole("checkbox", { name: /Keys:/ }).uncheck();
    expect(errors.filter((error) => !error.includes("storage"))).toEqual([]);
  });
});
