import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from "@cantoo/pdf-lib";
import { expect } from "vitest";
import type { Bookmark } from "../scripts/pdf/outline.ts";

/** The bookmarks of a document, read as a reader of PDF files does: from the first along the chain, and back. */
export function bookmarksOf(document: PDFDocument, parent = document.catalog.lookup(PDFName.of("Outlines"), PDFDict)): Bookmark[] {
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

/** Where links of a document lead. */
export function linksOf(document: PDFDocument): string[] {
  const annotations = document.getPages().flatMap(({ node }) => {
    const list = node.Annots();
    return list ? list.asArray().map((_, at) => list.lookup(at, PDFDict)) : [];
  });
  return annotations.flatMap((annotation) => {
    const uri = annotation.lookupMaybe(PDFName.of("A"), PDFDict)?.lookup(PDFName.of("URI"));
    return uri instanceof PDFString || uri instanceof PDFHexString ? [uri.decodeText()] : [];
  });
}
