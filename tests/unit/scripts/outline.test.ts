import { PDFDict, PDFDocument, PDFName, PDFNumber } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { addOutline, type Bookmark } from "../../../scripts/pdf/outline.ts";
import { bookmarksOf } from "../../pdf.ts";

test("bookmarks lead to their pages, whatever is in their titles, and are there when the file is read again", async () => {
  const document = await PDFDocument.create();
  for (let page = 0; page < 4; page += 1) document.addPage();
  const leaf = (title: string, page: number): Bookmark => ({ title, page, children: [] });
  const bookmarks = [
    { title: "Go", page: 0, children: [leaf("`(a)` → “b”", 0), leaf("c", 2)] },
    { title: "SQL", page: 3, children: [leaf("d", 3)] },
  ];
  addOutline(document, bookmarks);
  const read = await PDFDocument.load(await document.save());
  expect(bookmarksOf(read)).toEqual(bookmarks);
  expect(read.catalog.lookup(PDFName.of("PageMode"))).toBe(PDFName.of("UseOutlines"));
  const root = read.catalog.lookup(PDFName.of("Outlines"), PDFDict);
  expect(root.lookup(PDFName.of("Count"), PDFNumber).asNumber()).toBe(2);
});
