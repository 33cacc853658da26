import { visit } from "unist-util-visit";
import { describe, expect, test } from "vitest";
import { parseMarkdown } from "../../../src/markdown/parse.ts";
import { markdownOf, rewritten } from "../../../src/take/markdown.ts";
import { makeBook } from "../../book.ts";

const SITE = "https://example.org/book/";
const FRONT = '---\ntitle: "Locks: <how>"\ndescription: A chapter for a test of what is taken elsewhere.\nsearch: [a, b, c]\n---\n\n';
const taken = (body: string): string =>
  markdownOf(makeBook({ "docs/go/03-locks.md": FRONT + body }), "docs/go/03-locks.md", SITE).replace(/^.*\n\n.*\n\n.*\n\n/, "");

describe("a page as Markdown for others", () => {
  test("begins with its title, what it promises, and where it is read", () => {
    const text = markdownOf(makeBook({ "docs/go/03-locks.md": `${FRONT}Text.\n` }), "docs/go/03-locks.md", SITE);
    expect(text).toBe(
      "# Locks: <how>\n\nA chapter for a test of what is taken elsewhere.\n\n<https://example.org/book/go/locks/>\n\nText.\n",
    );
  });

  test("fences keep their language alone, and what is in them", () => {
    const code = '```go run id=x title="a b" show=1-2\n// [a](b.md) <!-- #c -->\n```';
    expect(taken(`${code}\n\`\`\`output stream=err\n1\n\`\`\`\n\n~~~~go\n\`\`\`go run id=y\n~~~~\n\n    go run id=z\n`)).toBe(
      "```go\n// [a](b.md) <!-- #c -->\n```\n```text\n1\n```\n\n~~~~go\n```go run id=y\n~~~~\n\n    go run id=z\n",
    );
  });

  test("fences in quotations and lists, too", () => {
    expect(taken("> ```sql run id=x\n> SELECT 1;\n> ```\n\n- a\n\n  ```go run\n  b\n  ```\n")).toBe(
      "> ```sql\n> SELECT 1;\n> ```\n\n- a\n\n  ```go\n  b\n  ```\n",
    );
  });

  test("headings lose the comments with their ids", () => {
    expect(taken("## One `<!-- #no -->` <!-- #one -->\n\n### Two <!-- #two deep -->\n")).toBe("## One `<!-- #no -->`\n\n### Two\n");
  });

  test.each([
    ["[a](#l-x)", `[a](${SITE}go/locks/#l-x)`],
    ["[a](../sql/08-locks.md#l-y)", `[a](${SITE}sql/locks/#l-y)`],
    ["[`04-x.md`](04-x.md)", `[\`04-x.md\`](${SITE}go/x/)`],
    ["[a](../sql/index.md)", `[a](${SITE}sql/)`],
    ["[a](pathname:///sql/shop.sql)", `[a](${SITE}sql/shop.sql)`],
    ["[a](https://go.dev/ref/mem#x) and <https://go.dev>", "[a](https://go.dev/ref/mem#x) and <https://go.dev>"],
    ["[a\nb]( #l-x 'c' )", `[a\nb]( ${SITE}go/locks/#l-x 'c' )`],
    ["[a][b]\n\n[b]: 04-x.md#c", `[a][b]\n\n[b]: ${SITE}go/x/#c`],
    ["![a](img/b.svg)", `![a](${SITE}go/img/b.svg)`],
    ["`[a](#l-x)`", "`[a](#l-x)`"],
  ])("links lead to the site: %s", (written, led) => {
    expect(taken(`${written}\n`)).toBe(`${led}\n`);
  });

  test("all else stays as it was written", () => {
    const body = '| a | b |\n|---|---|\n| `x|y` | <br/> |\n\n<details><summary>Why</summary>\n\n- [x] *so*\n  > "because"\n\n</details>\n';
    expect(taken(body)).toBe(body);
  });
});

describe("a text with places changed", () => {
  const edit = (start: number, end: number, text: string) => ({ start, end, text });

  test("in whatever order they are told, and of two that overlap the outer one", () => {
    expect(rewritten("0123456789", [edit(6, 7, "six"), edit(1, 3, "-"), edit(2, 3, "no")])).toBe("0-345six789");
  });

  test("of a piece, only those within it", () => {
    expect(rewritten("0123456789", [edit(0, 4, "no"), edit(5, 6, "five"), edit(7, 9, "no")], 3, 8)).toBe("34five67");
  });
});

test("what is made of a page is the same page to who parses it", () => {
  const body = "## A <!-- #a -->\n\nText [b](#c) and `d`.\n\n```go run id=e\nf\n```\n\n- [x] g\n  > h\n";
  const kinds = (text: string) => {
    const found: string[] = [];
    visit(parseMarkdown(text), (node) => {
      if (node.type !== "html") found.push(node.type);
    });
    return found;
  };
  expect(kinds(taken(body))).toEqual(kinds(body));
});
