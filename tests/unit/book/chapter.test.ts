import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readChapter } from "../../../src/book/chapter.ts";
import { readChapter as readToExecute } from "../../../verify/chapters.ts";
import { makeBook } from "../../book.ts";

const FILE = "docs/go/01-orders.md";
const CHAPTER = "---\ntitle: Orders\n---\n\n```go run env=a\n```\n```go run env=a timeout=3s\n```\n";
const SCHEMA = "static/sql/shop.sql";

test("a page is parsed once, and again when it or a schema has changed", () => {
  const root = makeBook({ [FILE]: CHAPTER, [SCHEMA]: "SELECT 1;" });
  const chapter = readChapter(root, FILE);
  expect(readChapter(root, FILE)).toBe(chapter);
  writeFileSync(`${root}/${SCHEMA}`, "SELECT 12;");
  const again = readChapter(root, FILE);
  expect(again).not.toBe(chapter);
  writeFileSync(`${root}/${FILE}`, CHAPTER.replace("Orders", "Payments"));
  expect(readChapter(root, FILE).text).toContain("Payments");
  expect(again.text).toContain("Orders");
});

test("the harness has more patience than the page says, however often it asks", () => {
  const root = makeBook({ [FILE]: CHAPTER });
  const limits = () => readToExecute(root, FILE).listings.map(({ contract, needs }) => [contract.timeout, needs[0]?.contract.timeout]);
  const written = readChapter(root, FILE).listings.map(({ contract }) => contract.timeout);
  const first = limits();
  expect(first.map(([own]) => own)).toEqual(written.map((timeout) => 6 * timeout));
  expect(limits()).toEqual(first);
  expect(readChapter(root, FILE).listings.map(({ contract }) => contract.timeout)).toEqual(written);
});
