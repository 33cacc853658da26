import { describe, expect, test } from "vitest";
import { contentsOf, exportBook, readBook } from "../../../bench/export/book.ts";
import { growBook, originalOf } from "../../../bench/export/grow.ts";
import type { Flavour } from "../../../bench/export/markdown.ts";
import { readFront } from "../../../src/book/front.ts";
import { isChapter } from "../../../src/book/names.ts";
import { judgeFiles } from "../../../src/book/rules/index.ts";
import { makeBook } from "../../book.ts";

const book = readBook(".");
const FLAVOURS: Flavour[] = [
  { ids: "comment", links: "file", title: "front" },
  { ids: "braces", links: "file", title: "both" },
  { ids: "element", links: "address", title: "front" },
  { ids: "braces", links: "file", title: "text" },
];

/** The lines inside of fences, whatever stands around them. */
function code(markdown: string): string[] {
  let open: string | undefined;
  return markdown.split("\n").filter((line) => {
    const [, ticks] = /^\s*(`{3,})/.exec(line) ?? [];
    if (ticks && (open === undefined || ticks.length >= open.length)) {
      open = open === undefined ? ticks : undefined;
      return false;
    }
    return open !== undefined;
  });
}

describe.each(FLAVOURS)("the book exported: ids by $ids, links by $links, title in $title", (flavour) => {
  const pages = exportBook(book, flavour);

  test("every chapter is a page, and one page more leads to the parts", () => {
    expect(pages.size).toBe(book.size + 1);
    expect(contentsOf(book).flatMap((part) => part.pages).length).toBe(book.size);
  });

  test("all code is there, and none of our own info strings", () => {
    const all = [...pages.values()].join("\n");
    expect([...pages.values()].flatMap(code).length).toBe([...book.values()].flatMap(code).length);
    expect(all).not.toMatch(/^\s*```\w+ \S/m);
  });

  test("links between pages lead to pages", () => {
    const names = new Set(pages.keys());
    const addresses = new Set([...names].map((name) => `/${name.replace(/(^|\/)index\.md$/, "$1").replace(/\.md$/, "/")}`));
    for (const [name, text] of pages) {
      for (const [, target = ""] of text.matchAll(/\]\(([^):#]+\.md|\/[^)#]*)(?:#[^)]*)?\)/g)) {
        const file = new URL(target, `file:///${name}`).pathname;
        expect(target.endsWith(".md") ? names.has(file.slice(1)) : addresses.has(file), `${name}: ${target}`).toBe(true);
      }
    }
  });
});

test("a book of three times the chapters has other words in them, and the same code", () => {
  const grown = growBook(book, 3);
  const copies = [...grown].filter(([file]) => !book.has(file));
  expect(copies.length).toBe(2 * [...book.keys()].filter(isChapter).length);
  expect(copies.filter(([file]) => !isChapter(file))).toEqual([]);
  for (const [file, text] of copies) {
    const original = book.get(originalOf(file)) ?? "";
    expect(code(text), file).toEqual(code(original));
    expect(text).not.toBe(original);
    // One page is shown by the home page, one has the table of what changed: copies are ordinary.
    const { specimen, bench, kind, footer, sandbox } = readFront(file, text).front ?? {};
    expect([specimen, bench, kind, footer, sandbox].filter(Boolean), file).toEqual([]);
  }
});

// Twelve: numbers of four digits.
test.each([3, 12])("the site's build takes a book of %i times the chapters: the indexes link each copy, under its number", (factor) => {
  const root = makeBook(Object.fromEntries(growBook(book, factor)));
  expect(judgeFiles(root)).toEqual([]);
});
