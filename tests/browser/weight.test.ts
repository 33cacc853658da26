import { readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import type { Page, Response } from "playwright-core";
import { expect, test } from "vitest";
import { describeInBrowser, isAwake, openSite, wake } from "./site.ts";

const visit = openSite();
const KB = 1024;

/** A page of each kind, and the chapter it was made from. */
const KINDS: [url: string, markdown: string | undefined][] = [
  ["/", undefined],
  ["/about/", undefined],
  ["/about/performance/", undefined],
  ["/questions/", undefined],
  ["/go/", "docs/go/index.md"],
  ["/go/channels/", "docs/go/08-channels.md"],
  ["/redis/atomicity/", "docs/redis/04-atomicity.md"],
  ["/rabbitmq/acks-and-redelivery/", "docs/rabbitmq/04-acks-and-redelivery.md"],
  ["/sql/sandbox/", "docs/sql/sandbox.mdx"],
  ["/sql/transactions-and-isolation/", "docs/sql/08-transactions-and-isolation.md"],
];

const brotli = (body: Buffer): number => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** Bytes as a host sends them that compresses: pictures that are compressed already stay as they are. */
async function transferred(response: Response): Promise<number> {
  const body = await response.body();
  return /\.(png|woff2)$/.test(response.url()) ? body.length : brotli(body);
}

/** Cumulative layout shift so far, whatever caused it. */
const shift = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(sum), 300);
      }),
  );

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
    expect(await shift(page)).toBe(0);

    await wake(page);
    await page.waitForLoadState("networkidle");
    expect(await total(), responses.map((response) => response.url()).join("\n")).toBeLessThanOrEqual(180 * KB);
    expect(await shift(page)).toBe(0);
    const names = responses.map((response) => new URL(response.url()).pathname).join("\n");
    expect(names).not.toMatch(/pagefind|mermaid/);
  });
});
