import { cpSync, globSync, readFileSync, symlinkSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { readPages } from "../../../src/book/pages.ts";
import { judgeFiles, judgePage, judgeStatic } from "../../../src/book/rules/index.ts";
import { formatComplaint } from "../../../src/listings/index.ts";
import { parseMarkdown } from "../../../src/markdown/parse.ts";
import { makeBook } from "../../book.ts";
import { refusedFiles, refusedPage } from "./site.ts";

const FIXTURES = "tests/fixtures/book";
const SITE = "tests/fixtures/site";
const read = (file: string) => readFileSync(file, "utf8");

// Pages are tried as this chapter, of a book that is otherwise as it should be.
const FILE = "docs/go/01-orders.md";
const INDEX = `---
title: Go
description: What opens the part of a book that tests have.
---

## What this part covers <!-- #chapters -->

|     | Chapter | You will be able to |
| --- | ------- | ------------------- |
| 1   | [Orders](01-orders.md) | say what becomes of one |
| 2   | [Channel semantics: unbuffered, buffered, nil, closed](02-channels.md) | say who closes one |
`;
const BOOK = {
  "docs/go/index.md": INDEX,
  "docs/go/02-channels.md": read(`${SITE}/docs/go/01-channels.md`),
  "docs/go/img/queue.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" width="1" height="1"><title>A queue</title></svg>\n',
  "docs/sql/index.md": "---\ntitle: SQL\ndescription: What opens another part of that book.\n---\n\nText.\n",
  "recorded/go/02-channels.json": read(`${SITE}/recorded/go/01-channels.json`),
};
const bookWith = (page: string | Buffer) => makeBook({ ...BOOK, [FILE]: page });

const saidOfFiles = (root: string) => [...judgeFiles(root), ...judgeStatic(root)].map(formatComplaint).join("\n\n");
const saidOfPage = (root: string) => {
  const text = read(`${root}/${FILE}`);
  return judgePage(root, { file: FILE, text, tree: parseMarkdown(text) })
    .map(formatComplaint)
    .join("\n\n");
};

const pages = (pattern: string) => globSync(pattern, { cwd: FIXTURES }).sort();

test.each(pages("ok/*.md"))("%s is all that a page may hold", async (fixture) => {
  const root = bookWith(read(`${FIXTURES}/${fixture}`));
  expect([saidOfFiles(root), saidOfPage(root)]).toEqual(["", ""]);
  expect([await refusedFiles(root), await refusedPage(root, FILE)]).toEqual([undefined, undefined]);
});

describe("what a page's front matter may not be stops the build before any other reader has it", () => {
  test.each(pages("pages/front-*.md"))("%s", async (fixture) => {
    const root = bookWith(read(`${FIXTURES}/${fixture}`));
    const said = saidOfFiles(root);
    await expect(said).toMatchFileSnapshot(`../../${FIXTURES.slice("tests/".length)}/${fixture}.txt`);
    expect(said).not.toBe("");
    expect(await refusedFiles(root)).toBe(said);
    expect(() => readPages(root)).toThrow(said);
  });
});

describe("what a page may not hold stops the build where its text is parsed", () => {
  test.each(pages("pages/!(front-)*.md"))("%s", async (fixture) => {
    const root = bookWith(read(`${FIXTURES}/${fixture}`));
    const said = saidOfPage(root);
    await expect(said).toMatchFileSnapshot(`../../${FIXTURES.slice("tests/".length)}/${fixture}.txt`);
    expect(said).not.toBe("");
    expect(await refusedFiles(root)).toBe(undefined);
    // The site reads more than CommonMark, so that it may say more.
    const built = await refusedPage(root, FILE);
    for (const complaint of said.split("\n\n")) expect(built).toContain(complaint);
  });
});

describe("which files a book may not have", () => {
  test.each(pages("trees/*/"))("%s", async (tree) => {
    const root = makeBook({});
    cpSync(`${FIXTURES}/${tree}`, root, { recursive: true });
    const said = saidOfFiles(root);
    await expect(said).toMatchFileSnapshot(`../../${FIXTURES.slice("tests/".length)}/trees/${basename(tree)}.txt`);
    expect(said).not.toBe("");
    expect(await refusedFiles(root)).toBe(said);
  });
});

describe("what a file may not be made of", () => {
  const page = read(`${FIXTURES}/ok/everything.md`);
  const latin = Buffer.from(page.replace("A word", "A caf\u00e9"), "latin1");

  test.each([
    ["lines that end in CR LF", page.replaceAll("\n", "\r\n"), `${FILE}:1:1: 40 lines that end in CR\n`],
    ["a line that ends in CR", page.replace("\nA word", "\rA word"), `${FILE}:8:1: 1 lines that end in CR\n`],
    ["a mark in front", `\uFEFF${page}`, `${FILE}:1:1: a byte order mark\n`],
    ["other bytes than UTF-8", latin, `${FILE}:9:1: bytes that are not UTF-8\n`],
  ])("%s: told once", async (_, text, said) => {
    const root = bookWith(text);
    expect(saidOfFiles(root)).toContain(said);
    expect(judgeFiles(root)).toHaveLength(1);
    expect(await refusedFiles(root)).toBe(saidOfFiles(root));
  });

  test("a link to another file", async () => {
    const root = makeBook({ ...BOOK, "static/img/a.png": "" });
    symlinkSync("02-channels.md", `${root}/${FILE}`);
    symlinkSync("/proc/self/environ", `${root}/static/img/b.png`);
    const said = [FILE, "static/img/b.png"].map((file) => `${file}:1:1: a link to another file, or a device`);
    const found = saidOfFiles(root);
    for (const line of said) expect(found).toContain(line);
    expect(await refusedFiles(root)).toBe(found);
  });
});
