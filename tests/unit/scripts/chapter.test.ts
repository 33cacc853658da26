import { describe, expect, test } from "vitest";
import { FENCES } from "../../../scripts/chapter/fences.ts";
import { beginPlanned } from "../../../scripts/chapter/planned.ts";
import { skeletonOf } from "../../../scripts/chapter/skeleton.ts";
import { readFront } from "../../../src/book/front.ts";
import { slugOf } from "../../../src/book/names.ts";
import { PARTS } from "../../../src/book/parts.ts";
import { judgePage } from "../../../src/book/rules/index.ts";
import { engineOf, extract } from "../../../src/listings/index.ts";
import { parseMarkdown } from "../../../src/markdown/parse.ts";

test.each(PARTS)("the skeleton of a chapter on $name is in the part's own fences, and in no line against the grammar", ({ id }) => {
  const fences = FENCES[id];
  if (!fences) throw new Error(`no fences for ${id}`);
  const file = `docs/${id}/05-orders.md`;
  const text = skeletonOf("Orders: open, paid", "orders", fences);
  const tree = parseMarkdown(text);
  const { listings, complaints } = extract(tree, { file, text });
  expect([...complaints, ...readFront(file, text).complaints, ...judgePage(".", { file, text, tree })]).toEqual([]);
  expect(listings.map(({ contract }) => contract.name)).toContain(fences.listing.info.replace(/ mod=.*/, ""));
  const modules = listings.map(({ contract }) => ("mod" in contract ? contract.mod : undefined));
  // Where a part has clients, no program of it goes without.
  if (id !== "go") expect(listings.filter((listing, at) => engineOf(listing) === "go" && !modules[at])).toEqual([]);
});

const INDEX = `---
title: Go
description: What opens the part of a book that tests have.
---

## What this part covers <!-- #chapters -->

|     | Chapter | You will be able to |
| --- | ------- | ------------------- |
| 1   | [Orders](01-orders.md) | say what becomes of one |
| 7   | Maps, \`struct\` layout: growth | never look \`a \\| b\` up |
| 12  | 💥 | say what breaks |
| 113 | Été: what changes | say so |
`;

describe("a chapter that the index plans", () => {
  test.each([
    ["Maps, struct layout: growth", "docs/go/07-maps-struct-layout.md"],
    ["maps, STRUCT layout: growth", "docs/go/07-maps-struct-layout.md"],
    ["7", "docs/go/07-maps-struct-layout.md"],
    ["113", "docs/go/113-ete.md"],
  ])("is begun under its number, by %s", (asked, file) => {
    expect(beginPlanned("go", asked, INDEX)).toMatchObject({ file });
  });

  test("is linked there, and the rest of the index stays as it is", () => {
    const begun = beginPlanned("go", "7", INDEX);
    if ("problem" in begun) throw new Error(begun.problem);
    const [line, planned] = [
      "| 7   | [Maps, struct layout: growth](07-maps-struct-layout.md) | never look `a \\| b` up |",
      "| 7   | Maps, `struct` layout: growth | never look `a \\| b` up |",
    ];
    expect(begun.index).toBe(INDEX.replace(planned, line));
  });
});

describe("a chapter that cannot be begun is told with those that can", () => {
  const PLANNED = "\nPlanned, by number or title:\n    7  Maps, struct layout: growth\n   12  💥\n  113  Été: what changes";
  const plan = (title: string) => `\nTo plan it, add a line to that table: | 114 | ${title} | what a reader will be able to do |`;

  test.each([
    ["Channels", `"Channels" is not planned in docs/go/index.md.${PLANNED}${plan("Channels")}`],
    [
      "Maps, struct layout, growth",
      `"Maps, struct layout, growth" is not planned in docs/go/index.md. Did you mean "Maps, struct layout: growth"?${PLANNED}${plan("Maps, struct layout, growth")}`,
    ],
    ["2", `"2" is not planned in docs/go/index.md.${PLANNED}`],
    ["Orders", `1, Orders, is written already: docs/go/01-orders.md.${PLANNED}`],
    ["🙂 💥", `"🙂 💥" has no letter for an address.${PLANNED}`],
    [" ", `" " has no letter for an address.${PLANNED}`],
    ["12", '"💥", in line 12 of docs/go/index.md, has no letter for an address.'],
  ])("%s", (asked, problem) => {
    expect(beginPlanned("go", asked, INDEX)).toEqual({ problem });
  });

  test("where nothing is planned at all, that is said", () => {
    expect(beginPlanned("go", "Maps", "Text.\n")).toEqual({
      problem: `"Maps" is not planned in docs/go/index.md.\nPlanned, by number or title:\nTo plan it, add a line to that table: | 1 | Maps | what a reader will be able to do |`,
    });
  });
});

test.each([
  ["Maps: growth, order", "maps-growth-order"],
  ["Été à São Paulo", "ete-a-sao-paulo"],
  ["2PC and sagas", "pc-and-sagas"],
  ["💥", ""],
])("the words of an address are a title's letters: %s", (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});
