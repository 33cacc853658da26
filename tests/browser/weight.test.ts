import { readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import type { Response } from "playwright-core";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { builtPages, onePerKind, pageWith } from "../../scripts/site/pages.ts";
import { readPages } from "../../src/book/pages.ts";
import { paginate } from "../../src/book/questions.ts";
import { QuestionList } from "../../src/pages/_questions/List.tsx";
import { manyQuestions } from "./many.ts";
import { moved } from "./shift.ts";
import { describeInBrowser, isAwake, openSite, wake } from "./site.ts";

const visit = openSite();
const KB = 1024;
const built = builtPages();
const markdownAt = new Map(readPages(".").map(({ url, file }) => [url, file]));

/** A page of each kind and the longest chapter, with what they were made from. */
const KINDS = [...new Set([...onePerKind(built).map(({ url }) => url), pageWith(built.toReversed(), /data-listing/)])]
  .filter((url) => url !== "/nowhere/")
  .map((url) => [url, markdownAt.get(url)] as const);

const brotli = (body: Buffer): number => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** Bytes as a host sends them that compresses: pictures that are compressed already stay as they are. */
async function transferred(response: Response): Promise<number> {
  const body = await response.body();
  return /\.(png|woff2)$/.test(response.url()) ? body.length : brotli(body);
}

describeInBrowser("what a page weighs, brotli 11", () => {
  test.each(KINDS)("%s", async (url, markdown) => {
    const { page, responses } = await visit(url, { phone: true });
    await page.waitForLoadState("networkidle");
    const total = async () => (await Promise.all(responses.map(transferred))).reduce((sum, bytes) => sum + bytes, 0);
    const text = markdown ? brotli(readFileSync(markdown)) : 0;
    expect(await total(), responses.map((response) => response.url()).join("\n")).toBeLessThanOrEqual(text + 30 * KB);

    const scripts = await page
      .locator("script:not([type*=json])")
      .evaluateAll((all) => all.map((script) => [script.getAttribute("src"), script.textContent]));
    expect(scripts.filter(([src]) => src !== null)).toEqual([]);
    expect(brotli(Buffer.from(scripts.map(([, code]) => code).join("")))).toBeLessThanOrEqual(3 * KB);
    expect(await isAwake(page)).toBe(false);
    expect(await moved(page)).toEqual([]);

    await wake(page);
    await page.waitForLoadState("networkidle");
    // The text comes again, as what React makes the page of.
    expect(await total(), responses.map((response) => response.url()).join("\n")).toBeLessThanOrEqual(2.5 * text + 150 * KB);
    expect(await moved(page)).toEqual([]);
    const names = responses.map((response) => new URL(response.url()).pathname).join("\n");
    expect(names).not.toMatch(/pagefind|mermaid/);
  });

  test("a part's page of questions, of a book that has ten times as many", async () => {
    const url = pageWith(built.toReversed(), /<h1>Questions on/);
    const { page, responses } = await visit(url);
    await page.waitForLoadState("networkidle");
    const bytes = (await Promise.all(responses.map(transferred))).reduce((sum, each) => sum + each, 0);
    const html = built.find((other) => other.url === url)?.html ?? "";
    const [own] = /<section class.*<\/section>/s.exec(html) ?? expect.fail("no list of questions in the page's markup");
    const pages = paginate(manyQuestions(8000));
    expect(pages.length).toBeGreaterThan(10);
    for (const chapters of pages) {
      const list = renderToStaticMarkup(createElement(QuestionList, { chapters, base: "/", heading: "h2" }));
      const grown = brotli(Buffer.from(html.replace(own, list))) - brotli(Buffer.from(html));
      expect(bytes + grown).toBeLessThanOrEqual(30 * KB);
    }
  });
});
