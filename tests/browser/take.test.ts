import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { violationsOf } from "./axe.ts";
import { FIXTURE } from "./fixture.ts";
import { moved } from "./shift.ts";
import { describeInBrowser, isAwake, openFixture, wake } from "./site.ts";

const visit = openFixture({ same: true });
const CHAPTER = "/go/channels/";
const QUESTION = "/q/q-receive-closed/";

const copyButton = (page: Page) => page.getByRole("button", { name: "Copy page" });
const said = (page: Page, words: string) => page.getByRole("status").filter({ hasText: words });
const markdown = () => readFileSync(`${FIXTURE.folder}${CHAPTER}index.md`, "utf8");

describeInBrowser("a chapter that is taken elsewhere", () => {
  test("is copied as Markdown, by one script and without React; nothing moves", async () => {
    const { page, context, requests, errors } = await visit(CHAPTER, { fresh: true });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const before = requests.length;
    await copyButton(page).click();
    await said(page, "Copied: this page as Markdown.").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(markdown());
    const fetched = requests.slice(before).map((url) => new URL(url).pathname.replace(FIXTURE.base, "/"));
    // What a moved pointer has fetched ahead is another matter: tests/browser/first.test.ts.
    const own = fetched.filter((path) => /\.(?:js|md)$/.test(path) && !/\/(?:offline|main|runtime~main)\./.test(path));
    expect(own).toEqual([expect.stringMatching(/\/page\.\w+\.js$/), `${CHAPTER}index.md`]);
    expect(await isAwake(page)).toBe(false);
    expect(await moved(page)).toEqual([]);
    expect(errors).toEqual([]);
    expect(await violationsOf(page, { within: "[role=status]" })).toEqual([]);
  });

  test("by keys, and again once React runs", async () => {
    const { page, context, errors } = await visit(CHAPTER);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await wake(page);
    for (const _ of [1, 2]) {
      await copyButton(page).press("Enter");
      await said(page, "Copied").waitFor();
    }
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(markdown());
    expect(await page.locator(".missing").count()).toBe(1);
    expect(errors).toEqual([]);
  });

  test("where the clipboard is refused, it says so and leads to the Markdown", async () => {
    const { page, errors } = await visit(CHAPTER);
    await page.evaluate(() => {
      const refuse = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
      navigator.clipboard.write = refuse;
      navigator.clipboard.writeText = refuse;
    });
    await copyButton(page).click();
    const status = said(page, "does not let the page copy");
    await status.waitFor();
    expect(await status.getByRole("link").getAttribute("href")).toMatch(/\/go\/channels\/index\.md$/);
    expect(errors).toEqual([]);
  });

  test.each(["is not there", "does not come", "is another page"])(
    "where the Markdown %s, it says so, and nothing is copied",
    async (how) => {
      const { page, context } = await visit(CHAPTER);
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.evaluate(() => navigator.clipboard.writeText("as before"));
      await page.route("**/index.md", (route) => {
        if (how === "does not come") return route.abort();
        return route.fulfill({ status: how === "is not there" ? 404 : 200, contentType: "text/html", body: "<!doctype html>" });
      });
      await copyButton(page).click();
      await said(page, "did not arrive").waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("as before");
      expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(true);
    },
  );

  test("where the script that copies does not come, it says so", async () => {
    const { page, context } = await visit(CHAPTER);
    await context.route("**/page.*.js", (route) => route.abort());
    await copyButton(page).click();
    await page.getByRole("alert").filter({ hasText: "What copies did not arrive" }).waitFor();
  });

  test("without script there is the link, and no button", async () => {
    const { page } = await visit(CHAPTER, { script: false });
    expect(await copyButton(page).count()).toBe(0);
    const link = page.getByRole("link", { name: "This page as Markdown" });
    const response = await page.request.get(new URL((await link.getAttribute("href")) ?? "", page.url()).href);
    expect(await response.text()).toBe(markdown());
  });

  test("not on paper", async () => {
    const { page } = await visit(CHAPTER);
    await page.emulateMedia({ media: "print" });
    expect(await page.getByText("This page as Markdown").isVisible()).toBe(false);
  });
});

describeInBrowser("the page of a question", () => {
  test.each([false, true])("breaks no rule of WCAG, and asks for nothing but its icon (dark: %s)", async (dark) => {
    const { page, requests, errors } = await visit(QUESTION, { dark, fresh: true });
    for (const summary of await page.locator("summary").all()) await summary.click();
    expect(await violationsOf(page)).toEqual([]);
    expect(requests.map((url) => new URL(url).pathname.replace(FIXTURE.base, "/"))).toEqual([QUESTION, "/img/logo.svg"]);
    expect(errors).toEqual([]);
    const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(paper).toBe(dark ? "rgb(21, 24, 28)" : "rgb(253, 252, 249)");
  });

  test("fits a phone of 320 px with all of it open, and leads to its place", async () => {
    const { page } = await visit(QUESTION, { phone: true, script: false });
    await page.setViewportSize({ width: 320, height: 640 });
    for (const summary of await page.locator("summary").all()) await summary.click();
    const link = page.getByRole("link", { name: "Read it in its chapter" });
    const { width, x } = (await page.locator("main").boundingBox()) ?? expect.fail("no text");
    expect(x + width).toBeLessThanOrEqual(320);
    await link.click();
    await page.waitForURL(`**${CHAPTER}#q-receive-closed`);
  });

  test("is linked from the answer in its chapter, once React runs; nothing moves", async () => {
    const { page, errors } = await visit(CHAPTER);
    await wake(page);
    expect(await moved(page)).toEqual([]);
    const question = page.locator("[data-question=q-receive-closed]");
    await question.locator("summary").first().click();
    await question.getByRole("link", { name: "Share this question" }).click();
    await page.waitForURL(`**${QUESTION}`);
    expect(errors).toEqual([]);
  });
});

describe("what the page of a question weighs", () => {
  test("6 KB at most, brotli, with its icon", () => {
    const bytes = [`${QUESTION}index.html`, "/img/logo.svg"].map((path) => brotliCompressSync(readFileSync(FIXTURE.folder + path)).length);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(6 * 1024);
  });
});
