import { describe, expect, test } from "vitest";
import { PARTS } from "../../../src/book/parts.ts";
import type { Card } from "../../../src/deck/card.ts";
import { cardsOf } from "../../../src/deck/read.ts";
import remarkPractice from "../../../src/remark/practice/index.ts";
import { chapterPaths, readChapter } from "../../../verify/chapters.ts";
import { makeBook } from "../../book.ts";

const CHAPTER = `---
title: "Locks: <how>"
description: A chapter for a test of what is asked.
search: [a, b, c]
---

## Interview questions <!-- #questions -->

### Why \`a <- 1\`? <!-- #q-why -->
*Senior*

<details><summary>Think first, then open</summary>

**A strong answer mentions**
- it "waits" ([run](#l-one), [run](../sql/08-locks.md#l-two))
- the same again ([run](#l-one)), a source ([source](https://go.dev/ref/mem))
- weighed (judgement)

**Answer.** Since \`<b>\` is [a schema](pathname:///sql/shop.sql). <script>alert(1)</script>

**Follow-up.** And then? Nothing.

**Red flag.** "No."

</details>

## Exercises <!-- #exercises -->

### Predict: what is printed? <!-- #ex-free -->

Look.

\`\`\`go run role=predict
package main

func main() { println("<1>") }
\`\`\`
\`\`\`output
<1>
\`\`\`

Since it prints.

### Choose: which? <!-- #ex-which -->

One is right.

<details><summary>A hint</summary>

It is the second.

</details>

- [ ] **this**
  > No: see [one](#l-one).
- [x] that

  \`\`\`text
  code
  \`\`\`

  > Yes.

Told afterwards.

### Order: the steps <!-- #ex-order -->

1. one
2. two
3. three
`;

const book = (text = CHAPTER) => makeBook({ "docs/go/03-locks.md": text });
const cards = (text?: string): Card[] => cardsOf(book(text), "go", "/book/");
const only = (id: string, text?: string) => cards(text).find((card) => card.id === id);

describe("the cards of a chapter", () => {
  test("are its questions and exercises, each with where it comes from", () => {
    expect(cards().map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      "q-why Question",
      "ex-free Predict",
      "ex-which Choose",
      "ex-order Order",
    ]);
    for (const { part, chapter, hash } of cards()) {
      expect({ part, chapter }).toEqual({ part: "go", chapter: { url: "/go/locks/", title: "Locks: <how>" } });
      expect(hash).toMatch(/^[0-9a-f]{8}$/);
    }
    expect(cardsOf(book(), "sql", "/")).toEqual([]);
  });

  test("a question: its level, its points with the listings that show them, and its answer as HTML", () => {
    expect(only("q-why")).toMatchObject({
      title: "Why <code>a &#x3C;- 1</code>?",
      level: "Senior",
      points: [
        {
          html: 'it “waits” (<a href="/book/go/locks/#l-one" class="proof">run</a>, <a href="/book/sql/locks/#l-two" class="proof">run</a>)',
          proofs: ["/go/locks/#l-one", "/sql/locks/#l-two"],
          sections: [],
        },
        { proofs: ["/go/locks/#l-one"] },
        { html: "weighed (judgement)", proofs: [] },
      ],
      answer: '<p><strong>Answer.</strong> Since <code>&#x3C;b></code> is <a href="/book/sql/shop.sql">a schema</a>. alert(1)</p>',
      followUp: "<p><strong>Follow-up.</strong> And then? Nothing.</p>",
      redFlag: "<p><strong>Red flag.</strong> “No.”</p>",
    });
  });

  test("an output that is to be written is not in the text", () => {
    expect(only("ex-free")).toMatchObject({
      title: "Predict: what is printed?",
      text: '<p>Look.</p>\n<pre><code class="language-go">package main\n\nfunc main() { println("&#x3C;1>") }\n</code></pre>',
      options: [],
      predicts: { alternatives: ["<1>"], match: "exact", mask: [] },
      after: "<p>Since it prints.</p>",
    });
  });

  test("answers to choose from stand with their reasons, and what is folded above them does not tell", () => {
    const card = only("ex-which");
    expect(card).toMatchObject({
      text: "<p>One is right.</p>",
      options: [
        { html: "<strong>this</strong>", why: '<p>No: see <a href="/book/go/locks/#l-one">one</a>.</p>', right: false },
        { why: "<p>Yes.</p>", right: true },
      ],
      after: "<p>Told afterwards.</p>",
    });
    expect(card).not.toHaveProperty("predicts");
    expect(JSON.stringify(card)).not.toContain("It is the second");
  });

  test("of a prediction with answers to choose from the output is not in the text, either", () => {
    const text = CHAPTER.replace("Since it prints.", "- [x] `<1>`\n  > Yes.\n- [ ] `1`\n  > No.");
    const card = only("ex-free", text);
    expect(card).toMatchObject({ options: [{ right: true }, { right: false }] });
    expect(card).not.toHaveProperty("predicts");
    expect(JSON.stringify(card).match(/#x3C;1>/g)).toHaveLength(2); // in the listing, and in the answer
  });

  test("a question without a level, or without points, is on none", () => {
    expect(only("q-why", CHAPTER.replace("*Senior*\n", ""))).toBeUndefined();
    expect(only("q-why", CHAPTER.replace(/\*\*A strong answer mentions\*\*\n(?:- .*\n)+/, ""))).toBeUndefined();
  });
});

/** The hashes that the page of a chapter is given, by the ids of what it asks. */
function hashesInPage(root: string, file: string): Map<string, string> {
  const { text, tree } = readChapter(root, file);
  const page = structuredClone(tree);
  remarkPractice({ root })(page, { path: `${root}/${file}`, value: text, data: {} });
  const attributes = page.children.map((node) => ("attributes" in node ? (node.attributes as { name: string; value: string }[]) : []));
  return new Map(
    attributes.flatMap((own) => {
      const { id, hash } = Object.fromEntries(own.map(({ name, value }) => [name, value]));
      return id && hash ? [[id, hash]] : [];
    }),
  );
}

test("a page gives its questions and exercises the hashes of their cards", () => {
  const root = book();
  const hashes = hashesInPage(root, "docs/go/03-locks.md");
  const made = cardsOf(root, "go", "/");
  expect(made.map(({ id, hash }) => [id, hash])).toEqual(made.map(({ id }) => [id, hashes.get(id)]));
  expect([...hashes.keys()]).toEqual(["q-why", "ex-free", "ex-which", "ex-order"]);
});

test("a point knows the sections that its listings stand in", () => {
  const section = "## Watch it <!-- #watch -->\n\n### Closely <!-- #closely -->\n\n```go run id=one\npackage main\n```\n\n";
  const card = only("q-why", CHAPTER.replace("## Interview questions", `${section}## Interview questions`));
  expect(card).toMatchObject({ points: [{ sections: ["/go/locks/#closely"] }, { sections: ["/go/locks/#closely"] }, { sections: [] }] });
});

/** It reads all of the book. */
const LONG = { timeout: 300_000 };

test("every question of the book is on one card, as are all answers that are offered, and their links lead into the site", LONG, () => {
  const all = PARTS.flatMap(({ id }) => cardsOf(".", id, "/book/"));
  const practice = chapterPaths(".").map((file) => readChapter(".", file).practice);
  const questions = practice.flatMap((own) => own.questions.map(({ id }) => id));
  const offered = practice.flatMap((own) => own.exercises.flatMap(({ id, choices }) => (choices.length > 0 ? [id] : [])));
  expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining([...questions, ...offered]));
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const card of all) {
    for (const [, url] of JSON.stringify(card).matchAll(/href=\\"(.*?)\\"/g))
      expect(url, card.id).toMatch(/^(?:https?:\/\/|\/book\/[a-z])/);
  }
});
