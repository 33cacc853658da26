import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { writeQuestions } from "../../../src/take/question.ts";
import { makeBook } from "../../book.ts";

const CHAPTER = `---
title: "Locks: <how>"
description: A chapter for a test of questions by themselves.
search: [a, b, c]
---

## Interview questions <!-- #questions -->

### Why "\`a <- 1\`" & not b? <!-- #q-why deep -->
*Senior*

<details><summary>Think first, then open</summary>

**A strong answer mentions**
- the point ([run](#l-one), [source](https://go.dev/ref/mem))

**Answer.** It waits, <kbd>here</kbd> and [there](../sql/08-locks.md#l-two).

**Red flag.** "No." \`<script>alert(1)</script>\`

</details>

### Not named
`;

/** Writes the pages of a book with that chapter, and gives the folder. */
function written(chapter = CHAPTER): string {
  const outDir = makeBook({});
  const root = makeBook({ "docs/go/03-locks.md": chapter });
  const count = writeQuestions(root, outDir, { siteDir: process.cwd(), baseUrl: "/book/", siteConfig: { url: "https://example.org" } });
  expect(count).toBe(1);
  return outDir;
}
const page = (chapter?: string) => readFileSync(`${written(chapter)}/q/q-why/index.html`, "utf8");

test("has a title, what it is about, and the chapter as its canonical address", () => {
  const html = page();
  expect(html).toContain("<title>Why &quot;a &lt;- 1&quot; &amp; not b? · MASTER-DEV-INTERVIEW</title>");
  expect(html).toContain('<link rel="canonical" href="https://example.org/book/go/locks/">');
  expect(html).toContain('<meta property="og:url" content="https://example.org/book/q/q-why/">');
  expect(html).toContain('<meta property="og:image" content="https://example.org/book/img/social-card.png">');
  expect(html).toContain(
    'content="A senior question on Go, from “Locks: &lt;how>”: what a strong answer mentions, and an answer with its proofs."',
  );
});

test("shows the question as it is set, and folds what answers it", () => {
  const html = page();
  expect(html).toMatch(/<h1>Why “<code>a &#x3C;- 1<\/code>” (?:&#x26;|&amp;) not b\?<\/h1>/);
  expect(html).toContain("<p>Senior · Go · Locks: &lt;how></p>");
  expect(html.match(/<details><summary>/g)).toHaveLength(2);
  expect(html).not.toContain("<script");
  expect(html).not.toContain("<kbd>");
});

test("leads to its place, on the host that serves it", () => {
  const links = [...page().matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href]) => href);
  expect(links).toEqual(["/book/", "/book/go/locks/#l-one", "https://go.dev/ref/mem", "/book/sql/locks/#l-two", "/book/go/locks/#q-why"]);
});

test("a question without an id has none, and one that lacks an answer has no empty fold", () => {
  const html = page("---\ntitle: T\n---\n\n## Interview questions <!-- #questions -->\n\n### Why? <!-- #q-why -->\n\n### No id\n");
  expect(html).not.toContain("<details");
  expect(html).toContain("<h1>Why?</h1>");
});

test("a colour that the palette does not have is told", () => {
  const siteDir = makeBook({ "src/css/palette.css": ":root{}", "src/take/question.css": "a{color:var(--nothing)}" });
  const root = makeBook({ "docs/go/03-locks.md": CHAPTER });
  const write = () => writeQuestions(root, makeBook({}), { siteDir, baseUrl: "/", siteConfig: { url: "https://example.org" } });
  expect(write).toThrow("--nothing is no colour of src/css/palette.css");
});
