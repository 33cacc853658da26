import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readChapter } from "../../../verify/chapters.ts";
import { lintBook, listIds, readPages } from "../../../verify/rules/index.ts";
import { makeBook } from "./book.ts";

const FILE = "docs/go/08-channels.md";
const CHAPTER = readFileSync(FILE, "utf8");

function lint(text: string): string[] {
  const root = makeBook({ [FILE]: CHAPTER, "recorded/ids.txt": "" });
  listIds(root, readPages([readChapter(root, FILE)]));
  const changed = makeBook({ [FILE]: text, "recorded/ids.txt": readFileSync(`${root}/recorded/ids.txt`, "utf8") });
  return lintBook(changed, readPages([readChapter(changed, FILE)])).map(({ line, found }) => `${line}: ${found}`);
}

test("a finished chapter keeps every rule", () => {
  expect(lint(CHAPTER)).toEqual([]);
});

const drop = (pattern: RegExp) => CHAPTER.replace(pattern, "");

// A finished chapter with one thing changed, and what has to be said of it.
const MUTANTS: [string, string, RegExp][] = [
  ["no description", drop(/^description:.*\n/m), /front matter description/],
  ["no aliases", drop(/^search:.*\n/m), /front matter search/],
  ["no opening question", drop(/^> .*\n/m), /another opening/],
  ["a section is missing", drop(/^## Remember.*\n/m), /no section "Remember"/],
  [
    "sections out of order",
    CHAPTER.replace("## The model", "## X").replace("## Where it breaks", "## The model"),
    /no section "Where it breaks"/,
  ],
  ["a heading without an id", CHAPTER.replace(" <!-- #the-model -->", ""), /a heading without an id/],
  ["an id twice", CHAPTER.replace("<!-- #the-model -->", "<!-- #remember -->"), /the id remember again/],
  ["a diagram without a title", drop(/^ {2}accTitle.*\n/m), /a diagram without a title/],
  ["a diagram without a description", drop(/^ {2}accDescr.*\n/m), /a diagram without a description/],
  ["a diagram of a kind that needs script", CHAPTER.replace("flowchart TB", "gantt"), /a diagram that only script can draw/],
  ["no diagram", CHAPTER.replace("```mermaid", "```text"), /no diagram/],
  ["a question without a level", CHAPTER.replace("*Senior*", "*Expert*"), /a question without a level/],
  ["a question without a red flag", drop(/^\*\*Red flag\.\*\* /m), /a question without Red flag/],
  ["a short rubric", drop(/(?<=A strong answer mentions\*\*\n)(- .*\n( {2}.*\n)*)+/), /a rubric of 0 points/],
  ["a question without its id", CHAPTER.replace(/<!-- #q-/, "<!-- #"), /a question without an id of its own/],
  ["a question's id has gone", CHAPTER.replace(/<!-- #(q-[a-z-]+) -->/, "<!-- #$1-new -->"), /is nowhere in the book/],
  ["an exercise of no kind", CHAPTER.replace("### Predict:", "### Guess:"), /an exercise of no known kind/],
  [
    "an answer that is not explained",
    CHAPTER.replace(/(## Exercises[\s\S]*?- \[ \] .*\n)(?: {2}> .*\n)+/, "$1"),
    /an answer that is not explained/,
  ],
  [
    "a claim without its listing",
    CHAPTER.replace(/(## What most guides[\s\S]*?)\]\(#l-/, "$1](#the-model"),
    /a claim without its listing|dated claims/,
  ],
  ["a prediction without a listing", CHAPTER.replace(/(### Predict:[\s\S]*?)```go run role=predict/, "$1```text"), /nothing to predict/],
  ["a bug that is not marked", CHAPTER.replace("role=bug lines=14", ""), /no bug to find/],
  ["an order of two steps", CHAPTER.replace(/(### Order:[\s\S]*?\n2\. .*\n)(\d\. .*\n)+/, "$1"), /fewer than three steps/],
  ["no right answer", CHAPTER.replace(/(### Choose:[\s\S]*?)- \[x\]/, "$1- [ ]"), /no answer marked/],
  ["other HTML", CHAPTER.replace("## Remember", "<div>\n\n## Remember"), /<div>/],
  ["a comment", CHAPTER.replace("## Remember", "<!-- to do -->\n\n## Remember"), /an HTML comment/],
  ["a long line", `${CHAPTER}\n${"word ".repeat(30)}\n`, /a line of \d+ characters/],
  ["a skipped listing", CHAPTER.replace("## Remember", '```go skip why="later"\n```\n\n## Remember'), /1 skipped listings/],
];

describe("what a chapter does not keep is told", () => {
  test.each(MUTANTS)("%s", (_, text, expected) => {
    expect(text).not.toBe(CHAPTER);
    expect(lint(text).join("\n")).toMatch(expected);
  });
});

test("an id stands once in the book", () => {
  const root = makeBook({ [FILE]: CHAPTER, "docs/go/09-copy.md": CHAPTER, "recorded/ids.txt": "" });
  const pages = readPages([readChapter(root, FILE), readChapter(root, "docs/go/09-copy.md")]);
  listIds(root, pages);
  expect(lintBook(root, pages).map(({ found }) => found)).toContain("the id q-receive-closed again");
});

describe("the table of what changed", () => {
  const TABLE = "docs/arsenal/changed.md";
  const table = (row: string, header = "| Still taught | Held until | Now | Shown by |") => `# t\n\n${header}\n|---|---|---|---|\n${row}\n`;
  const told = (text: string) => {
    const root = makeBook({ [FILE]: CHAPTER, [TABLE]: text, "recorded/ids.txt": "" });
    const pages = readPages([FILE, TABLE].map((file) => readChapter(root, file)));
    return lintBook(root, pages)
      .filter(({ file }) => file === TABLE)
      .map(({ line, found }) => `${line}: ${found}`);
  };
  const proof = "../go/08-channels.md#l-drain";

  test("a line with a version and a listing is as it should be", () => {
    expect(told(table(`| closures | 1.21 | new | [now](${proof}) |`))).toEqual([]);
  });

  test.each([
    ["no version", `| closures | always | new | [now](${proof}) |`, "5: a claim without the version up to which it held"],
    ["no proof", "| closures | 1.21 | new | trust me |", "5: a claim without proof"],
    ["a dead link", "| closures | 1.21 | new | [now](../go/13-x.md#l-y) |", "5: ../go/13-x.md#l-y, which is no listing"],
  ])("%s", (_, row, complaint) => {
    expect(told(table(row))).toEqual([complaint]);
  });

  test("other columns", () => {
    expect(told(table(`| closures | 1.21 | new | [now](${proof}) |`, "| Claim | Until | Now | Proof |"))).toEqual([
      "3: the columns Claim | Until | Now | Proof",
    ]);
  });
});
