import { PDFDocument } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { printBook } from "../../scripts/pdf/print.ts";
import { bookmarksOf, linksOf } from "../pdf.ts";
import { FIXTURE } from "./fixture.ts";
import { describeInBrowser } from "./site.ts";

const BUILT = { folder: FIXTURE.folder, base: FIXTURE.base, site: "https://example.org/book/" };
const page = (title: string, url: string) => ({ title, url });

describeInBrowser("the book as one PDF", () => {
  test("has a bookmark for each part and page, which lead to their beginnings, and links that lead to the site", async () => {
    const parts = [
      { title: "Go", pages: [page("The part", "/go/"), page("Channels", "/go/channels/")] },
      { title: "SQL", pages: [page("Isolation", "/sql/isolation/")] },
    ];
    const told: string[] = [];
    const document = await PDFDocument.load(await printBook(parts, BUILT, (title) => told.push(title)));
    expect(told).toEqual(["The part", "Channels", "Isolation"]);
    const [go, sql] = bookmarksOf(document);
    expect([go, sql].map((mark) => [mark?.title, ...(mark?.children.map(({ title }) => title) ?? [])])).toEqual([
      ["Go", "The part", "Channels"],
      ["SQL", "Isolation"],
    ]);
    const [index, channels] = go?.children.map((mark) => mark.page) ?? [];
    expect([go?.page, index]).toEqual([0, 0]);
    expect(channels).toBeGreaterThan(0);
    expect(sql?.page).toBeGreaterThan(channels ?? 0);
    expect(document.getPageCount()).toBeGreaterThan(sql?.page ?? 0);
    const links = linksOf(document);
    expect(links.filter((url) => url.includes("127.0.0.1"))).toEqual([]);
    expect(links).toContain("https://example.org/book/go/channels/#l-drain");
    expect(document.getTitle()).toBe("MASTER-DEV-INTERVIEW");
  });

  test("a page that is not there is told", async () => {
    await expect(printBook([{ title: "Go", pages: [page("None", "/go/none/")] }], BUILT, () => {})).rejects.toThrow(/\/go\/none\/: 404/);
  });
});
