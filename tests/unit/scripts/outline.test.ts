import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { addOutline, type Bookmark } from "../../../scripts/pdf/outline.ts";

/** The bookmarks of a document, read as a reader of PDF files does: from the first along the chain, and back. */
function bookmarksOf(document: PDFDocument, parent = document.catalog.lookup(PDFName.of("Outlines"), PDFDict)): Bookmark[] {
  const found: Bookmark[] = [];
  let item = parent.lookupMaybe(PDFName.of("First"), PDFDict);
  let before: PDFDict | undefined;
  while (item) {
    expect(item.lookup(PDFName.of("Parent"))).toBe(parent);
    expect(item.lookupMaybe(PDFName.of("Prev"), PDFDict)).toBe(before);
    const [page] = item.lookup(PDFName.of("Dest"), PDFArray).asArray();
    found.push({
      title: item.lookup(PDFName.of("Title"), PDFHexString).decodeText(),
      page: document.getPages().findIndex(({ ref }) => ref === page),
      children: bookmarksOf(document, item),
    });
    before = item;
    item = item.lookupMaybe(PDFName.of("Next"), PDFDict);
  }
  expect(parent.lookupMaybe(PDFName.of("Last"), PDFDict)).toBe(before);
  return found;
}

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
