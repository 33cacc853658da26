import { expect, test } from "vitest";
import { minutesOf, tonightOf } from "../../../src/book/minutes.ts";
import { readingOf } from "../../../src/book/reading.ts";
import { parseMarkdown } from "../../../src/markdown/parse.ts";
import { readPractice } from "../../../src/questions/practice.ts";
import { makeBook } from "../../book.ts";

const FILE = "docs/go/01-locks.md";
const words = (count: number): string => "word ".repeat(count).trim();

/**
 * 200 words are a minute; what stands here is a little less than whole ones: the opening 1, the model 2 and what is deep in it 3, what breaks 4, an
 * answer 1. Nobody reads its front matter.
 */
const CHAPTER = `---
title: Locks
description: What a lock orders, in a chapter that is made for a test.
search: [${words(60)}]
---

${words(180)}

## The model <!-- #the-model -->

${words(380)} ([run](#l-one))

### More of it <!-- #more deep -->

${words(580)}

## Where it breaks <!-- #breaks deep -->

### There <!-- #there -->

${words(780)} (judgement) ([run](#l-one), [source](https://go.dev))

## Interview questions <!-- #questions -->

### Why? <!-- #q-why -->
*Senior*

<details><summary>Think first, then open</summary>

**Answer.** ${words(180)}

**Red flag.** ${words(500)}

</details>
`;

test("a chapter in the form says how long it takes, what it rests on, and what of it is read when", () => {
  const root = makeBook({ [FILE]: CHAPTER });
  expect(readingOf(root, FILE)).toEqual({
    minutes: { tonight: 2, core: 4, all: 11 },
    proofs: { run: 2, source: 1, judgement: 1 },
    depths: { "the-model": "core", more: "all", breaks: "all", there: "all" },
  });
});

test("a page that is no chapter, says nothing", () => {
  const root = makeBook({ [FILE]: CHAPTER, "docs/go/index.md": CHAPTER });
  expect(readingOf(root, "docs/go/index.md")).toBeUndefined();
});

test("tonight holds no more than the core, and of the questions those that are asked", () => {
  const deep = CHAPTER.replace("<!-- #q-why -->", "<!-- #q-why deep -->");
  for (const [text, tonight] of [
    [CHAPTER, 2],
    [deep, 1],
  ] as const) {
    const tree = parseMarkdown(text);
    const { questions } = readPractice(tree, () => undefined);
    expect(minutesOf(tree, questions, () => false).tonight).toBe(tonight);
    expect(tonightOf(tree, [], () => false)).toBe(1);
  }
});
