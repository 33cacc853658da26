import { cpSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { tableOf } from "../../../src/interview/tables.ts";
import { formatComplaint } from "../../../src/listings/index.ts";
import { readScenarios } from "../../../src/scenarios/read.ts";
import { judgeScenarios } from "../../../src/scenarios/rules.ts";
import { makeBook } from "../../book.ts";

const SITE = "tests/fixtures/site";
const FILE = "scenarios/late-answer.md";
const TEXT = readFileSync(`${SITE}/${FILE}`, "utf8");

/** The small book with this scenario alone. */
function bookWith(text: string, file = FILE): string {
  const root = makeBook({ [file]: text });
  for (const folder of ["docs", "recorded"]) cpSync(`${SITE}/${folder}`, `${root}/${folder}`, { recursive: true });
  return root;
}

const told = (text: string, file?: string): string => judgeScenarios(bookWith(text, file)).map(formatComplaint).join("\n");

describe("a scenario", () => {
  test("that keeps all rules is not complained about", () => expect(told(TEXT)).toBe(""));

  test.each([
    ["an unknown part", "parts: [go, sql]", "parts: [go, cobol]", "late-answer.md:3:1: parts.1 in front matter"],
    ["another key", "title:", "author: me\ntitle:", "in front matter"],
    ["no title", "title: The answer that came too late\n", "", "title in front matter"],
    ["too few words", /A handler in Go[\s\S]*?\n\n/, "It is slow.\n\n", "3 words of a situation"],
    ["one listing on the table", /- \[Two sessions.*\n/, "", "1 listings on the table"],
    [
      "what is no listing",
      "#l-lost-update)\n\n## Q",
      "#questions)\n\n## Q",
      "docs/sql/01-isolation.md#questions on the table, which is no listing",
    ],
    [
      "a listing that is not there",
      "(../docs/go/01-channels.md#l-multi-sender)",
      "(../docs/go/01-channels.md#l-nothing)",
      "where nothing is run",
    ],
    ["a page that is not there", "(../docs/go/01-channels.md#l-multi-sender)", "(../docs/go/02-nothing.md#l-x)", "which is not there"],
    ["a listing of a part that it does not name", "parts: [go, sql]", "parts: [go, redis]", "a listing of the part sql"],
    ["a part that nothing leads to", "parts: [go, sql]", "parts: [go, sql, redis]", "the part redis, of which nothing is asked"],
    [
      "a point without a listing",
      "- then the owner of the channel ([run](../docs/go/01-channels.md#l-done-channel))",
      "- then the owner of the channel",
      "a point without a listing: then the owner",
    ],
    ["a question without a level", "*Junior*\n", "", "a question without a level"],
    ["no question for staff", "*Staff*", "*Senior*", "no question that a Staff answer is told by"],
    ["a question without an id of its kind", "#s-late-leak", "#q-late-leak", "a question with the id q-late-leak"],
    ["an id twice", "#s-late-close", "#s-late-leak", "the id s-late-leak again"],
    ["too few questions", /### How was a withdrawal[\s\S]*?(?=### What)/, "", "3 questions below"],
    ["no closing", /## What a staff[\s\S]*$/, "", "0 words below ## What a staff answer adds"],
    ["HTML", "A handler in Go", "<script>x</script>A handler in Go", "<script>"],
    ["a link elsewhere", "A handler in Go", "A [handler](javascript:x) in Go", "a link to"],
  ])("is complained about: %s", (_, from, to, complaint) => {
    const changed = TEXT.replace(from, to);
    expect(changed).not.toBe(TEXT);
    expect(told(changed)).toContain(complaint);
  });

  test("by a name that no address can have", () => {
    expect(told(TEXT, "scenarios/Late answer.md")).toContain("a scenario by the name scenarios/Late answer.md");
  });
});

test("code and outputs on the table are those of the chapters, and points lead there", () => {
  const [scenario] = readScenarios(SITE);
  if (!scenario) throw new Error("the small book has no scenario");
  const { exhibits, questions, situation } = tableOf(SITE, scenario, "/base/");
  expect(exhibits).toMatchObject([
    { url: "/go/channels/#l-silent-leak", language: "go", words: "A goroutine that nobody waits for" },
    { url: "/sql/isolation/#l-lost-update", language: "sql" },
  ]);
  const chapter = readFileSync(`${SITE}/docs/go/01-channels.md`, "utf8");
  for (const text of [exhibits[0]?.code, exhibits[0]?.output]) expect(chapter).toContain(`\n${text}\n`);
  expect(situation).toContain("“so that nobody hangs”");
  expect(questions.map(({ id }) => id)).toEqual(["s-late-leak", "s-late-close", "s-late-lost", "s-late-first"]);
  expect(questions[0]).toMatchObject({ chapter: { url: "/practice/interview/?scenario=late-answer" }, level: "Junior" });
  expect(questions[0]?.points[0]).toMatchObject({ proofs: ["/go/channels/#l-silent-leak"] });
  expect(questions[0]?.points[0]?.html).toContain('href="/base/go/channels/#l-silent-leak"');
});

/** It reads what they lead to. */
const LONG = { timeout: 300_000 };

test("the book has ten scenarios or more, which combine parts", LONG, () => {
  const scenarios = readScenarios(".");
  expect(scenarios.length).toBeGreaterThanOrEqual(10);
  expect(scenarios.filter(({ front }) => (front?.parts.length ?? 0) > 1).length).toBeGreaterThanOrEqual(10);
  expect(judgeScenarios(".")).toEqual([]);
});
