import { expect, test } from "vitest";
import { entriesOf, lettersOf, termsOf } from "../../../src/book/glossary.ts";
import { readPages } from "../../../src/book/pages.ts";
import { glossaryOf } from "../../../src/book/words.ts";
import { makeBook } from "../../book.ts";

const chapter = (title: string, words: string) => `---
title: ${title}
description: A chapter that explains a few terms, for a test.
search: [one, two, three]
---

## Words <!-- #words -->

${words}
`;

test("every term of the book, with what each chapter says of it", () => {
  const root = makeBook({
    "docs/sql/01-a.md": chapter("A", "- **Snapshot**: the *list* of `xids`\n  that count.\n- **Row version**: what `UPDATE` writes."),
    "docs/redis/02-b.md": chapter("B", "- **Transaction** (`MULTI` … `EXEC`): queued commands.\n- **snapshot**: a file.\n- without a name"),
    "docs/sql/index.md": chapter("SQL", "- **Nothing**: an index explains nothing."),
  });
  const entries = glossaryOf(root, readPages(root));
  expect(entries.map(({ slug }) => slug)).toEqual(["row-version", "snapshot", "transaction"]);
  expect(lettersOf(entries).map(([letter, own]) => [letter, own.length])).toEqual([
    ["R", 1],
    ["S", 1],
    ["T", 1],
  ]);
  expect(entries[1]?.meanings).toEqual([
    { part: "redis", url: "/redis/b/", title: "B", pieces: ["a file."] },
    { part: "sql", url: "/sql/a/", title: "A", pieces: ["the list of ", ["xids"], "\nthat count."] },
  ]);
  expect(termsOf(entries).map(({ name, parts }) => [name, parts])).toEqual([
    ["Row version", ["sql"]],
    ["snapshot", ["redis", "sql"]],
    ["Transaction", ["redis"]],
  ]);
  expect(entriesOf(entries, "sql").map(({ slug, meanings }) => [slug, meanings.map(({ url }) => url)])).toEqual([
    ["row-version", ["/sql/a/"]],
    ["snapshot", ["/sql/a/"]],
  ]);
  expect(entries[2]?.meanings[0]?.pieces).toEqual(["(", ["MULTI"], " … ", ["EXEC"], "): queued commands."]);
});
