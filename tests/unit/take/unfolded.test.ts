import { expect, test } from "vitest";
import { unfoldedOf } from "../../../src/take/unfolded.ts";
import { makeBook } from "../../book.ts";

const SITE = "https://example.org/";
const FRONT = "---\ntitle: Locks\ndescription: A chapter for a test of what is unfolded.\nsearch: [a, b, c]\n---\n\n";

/** The text of a chapter and, apart, its answers; without its title and the link at its end. */
function unfolded(body: string, drawn: (value: string) => string | undefined = () => undefined): { text: string; answers: string } {
  const root = makeBook({ "docs/go/03-locks.md": FRONT + body });
  const whole = unfoldedOf(root, "docs/go/03-locks.md", SITE, ({ value }) => drawn(value));
  expect(whole).toMatch(/^# Locks\n\n/);
  expect(whole).toMatch(/\n\n\[This page on the site, where its listings run\]\(https:\/\/example\.org\/go\/locks\/\)\n$/);
  const [text = "", answers = ""] = whole.replace(/^# Locks\n\n|\n\n\[This page[^\n]*\n$/g, "").split("\n\n## Answers\n\n");
  return { text, answers };
}

test("a question keeps its place, and its answer is at the end under its name", () => {
  const { text, answers } = unfolded(
    "## Interview questions <!-- #questions -->\n\n### Why `a`? <!-- #q-why -->\n*Junior*\n\n<details><summary>Think first, then open</summary>\n\n**Answer.** So ([run](#l-x)).\n\n</details>\n\n## Remember\n",
  );
  expect(text).toBe("## Interview questions\n\n### Why `a`?\n*Junior*\n\n\n\n## Remember");
  expect(answers).toBe("### Why `a`?\n\n**Answer.** So ([run](https://example.org/go/locks/#l-x)).");
});

test("a prediction: neither its output nor which answer is right stands where it is asked, in whatever an answer begins with", () => {
  const { text, answers } = unfolded(
    "## Watch\n\n### How many? <!-- #many -->\n\n```go run role=predict id=x\na\n```\n```output\n2\n```\n\n- [ ] `1`\n  > Why not.\n- [x] two [b](#l-x)\n  > Why.\n",
  );
  expect(text).toContain("- `1`\n- two [b](https://example.org/go/locks/#l-x)");
  for (const told of ["Why", "[x]", "[ ]", "```text"]) expect(text).not.toContain(told);
  expect(answers).toBe(
    "### How many?\n\n```text\n2\n```\n\n- **Wrong:** `1`\n  > Why not.\n- **Right:** two [b](https://example.org/go/locks/#l-x)\n  > Why.",
  );
});

test("exercises: steps are out of order, a bug's lines and its fix are told at the end", () => {
  const { text, answers } = unfolded(
    "## Exercises <!-- #exercises -->\n\n### Order: the steps <!-- #ex-order -->\n\n1. One `a`\n2. Two\n3. Three\n\n### Spot the bug: it <!-- #ex-bug -->\n\n```go panic role=bug lines=1\na\n```\n```output stream=err\npanic\n```\n\n<details><summary>The fix</summary>\n\n```go run role=fix\nb\n```\n\n</details>\n",
  );
  const steps = text.match(/^- .*$/gm) ?? [];
  expect([...steps].sort()).toEqual(["- One `a`", "- Three", "- Two"]);
  expect(steps).not.toEqual(["- One `a`", "- Two", "- Three"]);
  expect(text).toContain("```text\npanic\n```");
  expect(text).not.toContain("The fix");
  expect(answers).toBe(
    "### Order: the steps\n\n1. One `a`\n2. Two\n3. Three\n\n### Spot the bug: it\n\nLine 1.\n\n**The fix**\n\n```go\nb\n```",
  );
});

test("other folds are open where they stand, and elements are written as XHTML", () => {
  const { text, answers } = unfolded("## A\n\n<details><summary>More</summary>\n\nText<br>on <kbd>j</kbd>.\n\n</details>\n\nEnd.\n");
  expect(text).toBe("## A\n\n**More**\n\nText<br/>on <kbd>j</kbd>.\n\n\n\nEnd.");
  expect(answers).toBe("");
});

test("what is drawn stands in the place of its fence", () => {
  const { text } = unfolded("A\n\n```mermaid\nflowchart\n```\n\nB\n", (value) => (value === "flowchart" ? "![c](d.svg)" : undefined));
  expect(text).toBe("A\n\n![c](d.svg)\n\nB");
});

test("a page of another form is left as it is: a fold that does not end, a list of tasks without a heading", () => {
  const { text, answers } = unfolded(
    "- [x] a\n  > b\n\n## Interview questions\n\n### Q <!-- #q-q -->\n\n<details><summary>c</summary>\n\nd\n",
  );
  expect(text).toContain("- a\n");
  expect(text).toContain("d");
  expect(answers).toBe("- **Right:** a\n  > b");
});
