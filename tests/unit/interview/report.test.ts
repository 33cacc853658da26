import { describe, expect, test } from "vitest";
import type { Question } from "../../../src/interview/ladder.ts";
import { type Answered, addressOf, clockOf, markdownOf, missedOf, resultsOf } from "../../../src/interview/report.ts";
import type { Level } from "../../../src/questions/levels.ts";
import { question } from "./deck.ts";

/** A question of a level with three points, of which some were named. */
const at = (level: Level, named: number, part = "go"): Answered =>
  answered(question(`${part}-${level}-${named}`, { part, level, points: ["#l-a", "#l-b", "#l-c"] }), named);
const answered = (card: Question, named: number): Answered => ({
  ...{ card, why: { kind: "opening" }, minutes: 5, seconds: 61 },
  ticked: Array.from({ length: named }, (_, index) => index),
});

describe("the level that was reached", () => {
  test.each([
    ["the highest that held", [at("Senior", 2), at("Staff", 3)], "Staff"],
    ["less than two thirds do not hold", [at("Senior", 3), at("Staff", 1)], "Senior"],
    ["none where the lowest failed", [at("Junior", 1), at("Senior", 3)], undefined],
    ["points count, not questions", [at("Senior", 1), at("Senior", 3)], "Senior"],
    ["nothing is claimed of what was not asked", [at("Junior", 3)], "Junior"],
    ["none where nothing was named", [at("Senior", 0)], undefined],
  ])("%s", (_, all, reached) => expect(resultsOf(all)).toMatchObject([{ name: "Go", reached }]));

  test("is told of each part by itself, and of a scenario", () => {
    const scenario: Answered = { ...answered(question("s-1"), 2), why: { kind: "scenario", at: 1, of: 4 } };
    expect(resultsOf([at("Senior", 3), scenario, at("Senior", 0, "sql")])).toEqual([
      { name: "Go", shares: [{ level: "Senior", named: 3, of: 3 }], reached: "Senior" },
      { name: "go one", shares: [{ level: "Senior", named: 2, of: 2 }], reached: "Senior" },
      { name: "SQL", shares: [{ level: "Senior", named: 0, of: 3 }], reached: undefined },
    ]);
  });

  test("of nothing there is no result", () => expect(resultsOf([])).toEqual([]));
});

test("what was missed is listed by question, with where it stands", () => {
  expect(missedOf([at("Senior", 3), at("Staff", 1)])).toEqual([
    { title: "What of <code>go-Staff-1</code>?", url: "/go/one/#go-Staff-1", points: ["point 1 of go-Staff-1", "point 2 of go-Staff-1"] },
  ]);
  const card = { ...question("s-1"), chapter: { url: "/practice/interview/?scenario=x", title: "X" } };
  expect(addressOf(card)).toBe("/practice/interview/?scenario=x");
});

test.each([
  [0, "0:00"],
  [59.9, "0:59"],
  [61, "1:01"],
  [3605, "60:05"],
])("%d seconds are %s", (seconds, told) => expect(clockOf(seconds)).toBe(told));

describe("as Markdown", () => {
  const card = question("card", { points: ["#l-a"] });
  const [point] = card.points;
  const of = (html: string) => {
    const own = { ...card, points: [{ ...point, html, proofs: [], sections: [] }] };
    return markdownOf({
      answered: [answered(own, 0)],
      minutes: 45,
      address: "https://e.org/b/practice/interview/?seed=1",
      base: "https://e.org/b/",
    });
  };

  test("it has the address, the table, the rule, and the points with their links, whole", () => {
    const text = of('it waits (<a href="/b/go/one/#l-a" class="proof">run</a>, <a href="https://go.dev/ref?a=1&#x26;b=2">source</a>)');
    expect(text).toContain("[The same interview](https://e.org/b/practice/interview/?seed=1): 1 question, 1:01 of 45 minutes.");
    expect(text).toContain("| Go | none | Senior 0/1 |");
    expect(text).toContain("two thirds");
    expect(text).toContain("- [What of `card`?](https://e.org/b/go/one/#card)");
    expect(text).toContain("  - it waits ([run](https://e.org/b/go/one/#l-a), [source](https://go.dev/ref?a=1&b=2))");
  });

  test("text stays text, and code stays code", () => {
    expect(of("a &#x3C;script> and <code>*p &#x26;&#x26; a[0]</code>, *not* this_one")).toContain(
      "  - a \\<script\\> and `*p && a[0]`, \\*not\\* this\\_one",
    );
  });

  test("where nothing was missed, it says so", () => {
    expect(markdownOf({ answered: [answered(card, 1)], minutes: 20, address: "a", base: "https://e.org/" })).toContain("None.");
  });
});
