import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Complaint } from "../../../src/listings/index.ts";
import { readChapter } from "../../../verify/chapters.ts";
import { lintBook, listIds, readPages } from "../../../verify/rules/index.ts";
import { spoken } from "../../../verify/rules/spoken.ts";
import { makeBook } from "../../book.ts";

// A chapter that is finished, of the small book that tests have.
const FILE = "docs/go/01-channels.md";
const CHAPTER = readFileSync(`tests/fixtures/site/${FILE}`, "utf8");
const INDEX = "docs/go/index.md";
const PLAN = readFileSync(`tests/fixtures/site/${INDEX}`, "utf8");
const QUERIES = "tests/search/queries/go/01-channels.yaml";
const ASKED = "- { query: chan, kind: term, at: { go/channels: [top] } }\n".repeat(6);

const told = ({ line, found }: Complaint): string => `${line}: ${found}`;

function lint(text: string, asked: string | undefined = ASKED): string[] {
  const root = makeBook({ [FILE]: CHAPTER, [INDEX]: PLAN, "recorded/ids.txt": "" });
  listIds(root, readPages([readChapter(root, FILE)]));
  const ids = readFileSync(`${root}/recorded/ids.txt`, "utf8");
  const changed = makeBook({ [FILE]: text, [INDEX]: PLAN, "recorded/ids.txt": ids, ...(asked && { [QUERIES]: asked }) });
  const pages = readPages([readChapter(changed, FILE)]);
  // The form in which a chapter speaks has tests of its own, and this one is older than it.
  const form = spoken(pages).map(told);
  return lintBook(changed, pages)
    .map(told)
    .filter((complaint) => !form.includes(complaint));
}

test("a finished chapter keeps every rule", () => {
  expect(lint(CHAPTER)).toEqual([]);
});

const drop = (pattern: RegExp) => CHAPTER.replace(pattern, "");

// A finished chapter with one thing changed, and what has to be said of it.
const MUTANTS: [string, string, RegExp][] = [
  ["no description", drop(/^description:.*\n/m), /no description in front matter/],
  ["no aliases", drop(/^search:.*\n/m), /no search in front matter/],
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
  ["a specimen for the home page that is no listing", CHAPTER.replace("listing: drain", "listing: drained"), /the specimen drained, which/],
  ["a skipped listing", CHAPTER.replace("## Remember", '```go skip why="later"\n```\n\n## Remember'), /1 skipped listings/],
];

describe("what a chapter does not keep is told", () => {
  test.each(MUTANTS)("%s", (_, text, expected) => {
    expect(text).not.toBe(CHAPTER);
    expect(lint(text).join("\n")).toMatch(expected);
  });
});

test("an id stands once in the book, and so does what the home page shows", () => {
  const root = makeBook({ [FILE]: CHAPTER, "docs/go/09-copy.md": CHAPTER, "recorded/ids.txt": "" });
  const pages = readPages([readChapter(root, FILE), readChapter(root, "docs/go/09-copy.md")]);
  listIds(root, pages);
  const found = lintBook(root, pages).map((complaint) => complaint.found);
  expect(found).toContain("the id q-receive-closed again");
  expect(found).toContain("a second specimen for the home page");
});

test.each([
  ["no file", "", 0],
  ["a skeleton", "# What readers type\n", 0],
  ["a few", ASKED.split("\n").slice(0, 3).join("\n"), 3],
])("a chapter has queries that lead to it: %s", (_, asked, count) => {
  expect(lint(CHAPTER, asked)).toEqual([`1: ${count} queries of what readers type to get to ${FILE}`]);
});

test.each([
  ["no YAML", `${ASKED}- { query: chan`, /^7: Flow map/],
  ["no list", "query: chan\n", /^1: the queries/],
])("queries that cannot be read are told with their line: %s", (_, asked, expected) => {
  expect(lint(CHAPTER, asked).join("\n")).toMatch(expected);
});

describe("the table of what changed", () => {
  const TABLE = "docs/arsenal/changed.md";
  const table = (row: string, header = "| Still taught | Held until | Now | Shown by |") =>
    `---\ntitle: What changed\ndescription: Claims that a release has overtaken.\nkind: changes\n---\n\n${header}\n|---|---|---|---|\n${row}\n`;
  const told = (text: string) => {
    const root = makeBook({ [FILE]: CHAPTER, [INDEX]: PLAN, [TABLE]: text, "recorded/ids.txt": "" });
    const pages = readPages([FILE, TABLE].map((file) => readChapter(root, file)));
    return lintBook(root, pages)
      .filter(({ file }) => file === TABLE)
      .map(({ line, found }) => `${line}: ${found}`);
  };
  const proof = "../go/01-channels.md#l-drain";

  test("a line with a version and a listing is as it should be", () => {
    expect(told(table(`| closures | 1.21 | new | [now](${proof}) |`))).toEqual([]);
  });

  test.each([
    ["no version", `| closures | always | new | [now](${proof}) |`, "9: a claim without the version up to which it held"],
    ["no proof", "| closures | 1.21 | new | trust me |", "9: a claim without proof"],
    [
      "a dead link",
      "| closures | 1.21 | new | [now](../go/13-x.md#l-y) |",
      "9: a link to docs/go/13-x.md, which is not there; 9: ../go/13-x.md#l-y, which is no listing",
    ],
  ])("%s", (_, row, complaint) => {
    expect(told(table(row)).join("; ")).toBe(complaint);
  });

  test("other columns", () => {
    expect(told(table(`| closures | 1.21 | new | [now](${proof}) |`, "| Claim | Until | Now | Proof |"))).toEqual([
      "7: the columns Claim | Until | Now | Proof",
    ]);
  });
});
