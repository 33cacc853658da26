import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFNumber, type PDFRef } from "@cantoo/pdf-lib";

/** A bookmark: where it leads, a page by its place in the document, from 0; and those below it. */
export type Bookmark = { title: string; page: number; children: Bookmark[] };

/** Gives a document its bookmarks (ISO 32000-2, 12.3.3), those of the first rank folded, and has them shown when it is opened. */
export function addOutline(document: PDFDocument, bookmarks: readonly Bookmark[]): void {
  const root = document.context.nextRef();
  const ends = addItems(document, root, bookmarks);
  document.context.assign(root, dictOf(document, { Type: PDFName.of("Outlines"), ...ends, Count: PDFNumber.of(bookmarks.length) }));
  document.catalog.set(PDFName.of("Outlines"), root);
  document.catalog.set(PDFName.of("PageMode"), PDFName.of("UseOutlines"));
}

type Values = Record<string, PDFRef | PDFName | PDFNumber | PDFHexString>;

function dictOf(document: PDFDocument, values: Values): PDFDict {
  const dict = PDFDict.withContext(document.context);
  for (const [key, value] of Object.entries(values)) dict.set(PDFName.of(key), value);
  return dict;
}

/** Adds what stands below one bookmark, or below all, and gives the first and the last of it. */
function addItems(document: PDFDocument, parent: PDFRef, bookmarks: readonly Bookmark[]): Values {
  const refs = bookmarks.map(() => document.context.nextRef());
  for (const [at, { title, page, children }] of bookmarks.entries()) {
    const ref = refs[at] as PDFRef;
    const [before, after] = [refs[at - 1], refs[at + 1]];
    const item = dictOf(document, {
      Title: PDFHexString.fromText(title),
      Parent: parent,
      ...(before && { Prev: before }),
      ...(after && { Next: after }),
      ...addItems(document, ref, children),
      // Less than none: so many there are, and they are folded.
      ...(children.length > 0 && { Count: PDFNumber.of(-children.length) }),
    });
    item.set(PDFName.of("Dest"), document.context.obj([document.getPage(page).ref, PDFName.of("Fit")]));
    document.context.assign(ref, item);
  }
  const [first, last] = [refs[0], refs.at(-1)];
  return first && last ? { First: first, Last: last } : {};
}
