import { describe, expect, test } from "vitest";
import { PARTS } from "../../../src/book/parts.ts";
import { ankiOf } from "../../../src/cards/anki.ts";
import { chapterPaths, readChapter } from "../../../verify/chapters.ts";
import { makeBook } from "../../book.ts";

const ALL = PARTS.map(({ id }) => id);
const SITE = "https://example.org/book/";

/** The rows of an export as a reader of such files takes them apart: fields in quotes, in which a quote stands twice. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const body = text.replace(/^(?:#.*\n)+/, "");
  for (const [, field = "", end] of body.matchAll(/"((?:[^"]|"")*)"(\t|\n)/g)) {
    rows.at(-1)?.push(field.replaceAll('""', '"'));
    if (end === "\n") rows.push([]);
  }
  expect(rows.pop()).toEqual([]);
  return rows;
}

const question = (id: string, title: string, answer: string) => `### ${title} <!-- #${id} -->
*Senior*

<details><summary>Think first, then open</summary>

**A strong answer mentions**
- the first point ([run](#l-one))
- another chapter's ([run](../sql/08-locks.md#l-two)), a source ([source](https://go.dev/ref/mem)), [a schema](pathname:///sql/shop.sql)

**Answer.** ${answer}

**Follow-up.** And then?

**Red flag.** "No."

</details>
`;
const chapter = (...questions: string[]) =>
  `---\ntitle: "Locks: <how>"\ndescription: A chapter for a test of what is exported.\nsearch: [a, b, c]\n---\n\n## Interview questions <!-- #questions -->\n\n${questions.join("\n")}`;

describe("a question on a card", () => {
  const book = (answer = "It waits.", title = "Why `a <- 1`?") =>
    makeBook({
      "docs/go/03-locks.md": chapter(question("q-one", title, answer)),
      "docs/go/index.md": chapter(question("q-no", "No?", "No.")),
    });
  const only = (root: string) => rowsOf(ankiOf(root, SITE, ALL))[0] ?? [];

  test("has a guid, the question as it is set, all of its answer, and tags that nest", () => {
    const [guid, front, back, tags] = only(book());
    expect(guid).toBe("master-dev-interview:q-one");
    expect(front).toBe("Why <code>a &#x3C;- 1</code>?");
    for (const words of ["A strong answer mentions", "the first point", "It waits.", "And then?", "“No.”".replaceAll(/[“”]/g, '"')])
      expect(back).toContain(words);
    expect(tags).toBe("part::go chapter::go::locks level::senior");
  });

  test("its links lead to the site, since a card is on no page", () => {
    const [, , back = ""] = only(book());
    expect([...back.matchAll(/href="([^"]+)"/g)].map(([, url]) => url)).toEqual([
      `${SITE}go/locks/#l-one`,
      `${SITE}sql/locks/#l-two`,
      "https://go.dev/ref/mem",
      `${SITE}sql/shop.sql`,
      `${SITE}go/locks/#q-one`,
    ]);
    expect(back).toContain("Locks: &#x3C;how>");
  });

  test("quotes, tabs, lines and markup in it stay text", () => {
    const [, , back = "", ...others] = only(book('It says "no",\tand `<b>` is\n`"x"`. <script>alert(1)</script>'));
    expect(others).toHaveLength(1);
    expect(back).toContain('It says "no",\tand <code>&#x3C;b></code> is\n<code>"x"</code>.');
    expect(back).not.toContain("<script");
  });

  test("an edited question keeps its guid", () => {
    const [before, after] = [book(), book("It does not wait.", "Why not?")].map(only);
    expect(after?.[0]).toBe(before?.[0]);
    expect(after?.[2]).not.toBe(before?.[2]);
  });

  test("only the parts that are asked for", () => {
    expect(rowsOf(ankiOf(book(), SITE, ["sql"]))).toEqual([]);
  });
});

test("every question of the book is exported once, and answered", () => {
  const rows = rowsOf(ankiOf(".", SITE, ALL));
  const ids = chapterPaths(".").flatMap((file) => readChapter(".", file).practice.questions.map(({ id }) => `master-dev-interview:${id}`));
  expect(rows.map(([guid]) => guid).sort()).toEqual(ids.sort());
  for (const [guid, front, back, tags] of rows) {
    expect(front, guid).not.toMatch(/^\s|\s$|^$/);
    for (const part of ["Answer.", "Follow-up.", "Red flag."]) expect(back, guid).toContain(`<strong>${part}</strong>`);
    expect(tags, guid).toMatch(/^part::\S+ chapter::\S+ level::(junior|senior|staff)$/);
  }
});
