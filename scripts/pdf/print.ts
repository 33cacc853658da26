import { PDFDocument } from "@cantoo/pdf-lib";
import { type Browser, chromium, type Page } from "playwright-core";
import { findChromium } from "../chromium.ts";
import { serveFolder } from "../site/serve.ts";
import { addOutline, type Bookmark } from "./outline.ts";

/** A part with the pages that are printed of it, in their order: addresses below the base URL. */
export type Printed = { title: string; pages: { title: string; url: string }[] };

/** Where the built site is: its folder; the base URL that it was built with; its published address with that, which links lead to. */
export type Built = { folder: string; base: string; site: string };

/**
 * Prints pages of the built site as one PDF, with a bookmark for each part and page.
 * @param onPage is told of each page before it is printed
 * @throws where there is no Chromium, or a page does not come
 */
export async function printBook(
  parts: readonly Printed[],
  { folder, base, site }: Built,
  onPage: (title: string) => void,
): Promise<Uint8Array> {
  const { server, origin } = await serveFolder(folder, base);
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch(findChromium());
    const page = await browser.newPage();
    const book = await PDFDocument.create();
    const bookmarks: Bookmark[] = [];
    for (const part of parts) {
      const mark: Bookmark = { title: part.title, page: book.getPageCount(), children: [] };
      for (const { title, url } of part.pages) {
        onPage(title);
        mark.children.push({ title, page: book.getPageCount(), children: [] });
        await append(book, await printPage(page, `${origin}${base}${url.slice(1)}`, { at: origin + base, site }));
      }
      bookmarks.push(mark);
    }
    addOutline(book, bookmarks);
    book.setTitle("MASTER-DEV-INTERVIEW", { showInWindowTitleBar: true });
    book.setLanguage("en");
    return await book.save();
  } finally {
    await browser?.close();
    server.close();
  }
}

async function append(book: PDFDocument, pdf: Uint8Array): Promise<void> {
  const printed = await PDFDocument.load(pdf);
  for (const page of await book.copyPages(printed, printed.getPageIndices())) book.addPage(page);
}

async function printPage(page: Page, url: string, { at, site }: { at: string; site: string }): Promise<Uint8Array> {
  const response = await page.goto(url, { waitUntil: "load", timeout: 120_000 });
  if (!response?.ok()) throw new Error(`${url}: ${response?.status() ?? "no answer"}`);
  // A place in a page is lost where pages are put together, and this server ends with us: every link leads to the site.
  await page.evaluate(
    ([from = "", to = ""]) => {
      for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href]")) link.href = link.href.replace(from, to);
    },
    [at, site],
  );
  return await page.pdf({ format: "A4", preferCSSPageSize: true, tagged: false });
}
