import { describe, expect, test } from "vitest";
import { parseStates, type States } from "../../../src/listings/index.ts";

const TABLE = `step   | page         | rest
cut    | A: 7 8 (9) · | A: 9
append | A: 7 8 1 ·   | A: 1
grow   | B: 7 8 1 2 3 |`;

const states = parseStates(TABLE) as States;

describe("a table of states", () => {
  test("names its parts, and its steps in order", () => {
    expect(states.parts).toEqual(["page", "rest"]);
    expect(states.steps.map(({ what }) => what)).toEqual(["cut", "append", "grow"]);
  });

  test("tells what is held from what is hidden and what is free, with its tag", () => {
    const [page] = states.steps[0]?.held ?? [];
    expect(page?.tag?.text).toBe("A");
    expect(page?.boxes.map(({ text, kind }) => [text, kind])).toEqual([
      ["7", "held"],
      ["8", "held"],
      ["9", "hidden"],
      ["", "free"],
    ]);
  });

  test("marks the places that a step changed; of the first state, none", () => {
    const news = states.steps.map(({ held }) => held.map(({ boxes }) => boxes.flatMap(({ isNew }, place) => (isNew ? [place] : []))));
    expect(news).toEqual([
      [[], []],
      [[2], [0]],
      [[3, 4], []],
    ]);
  });

  test("a part is new when its tag is another, and when it holds less", () => {
    expect(states.steps.map(({ held }) => held[0]?.tag)).toEqual([
      { text: "A", isNew: false },
      { text: "A", isNew: false },
      { text: "B", isNew: true },
    ]);
    expect(states.steps.map(({ held }) => held.map(({ isNew }) => isNew))).toEqual([
      [false, false],
      [true, true],
      [true, true],
    ]);
  });

  test.each([
    ["", { line: 1, found: "a header without parts" }],
    ["what | page\ncut | 7\nend | 8", { line: 1, found: 'a header that begins with "what"' }],
    ["step | page\ncut | 7", { line: 1, found: "fewer than two steps" }],
    ["step | page\ncut | 7\nappend | 7 | 8", { line: 3, found: '"append | 7 | 8"' }],
    ["step | page\n | 7\nappend | 7", { line: 2, found: '" | 7"' }],
  ])("what is none is told with its line: %j", (text, problem) => {
    expect(parseStates(text)).toMatchObject(problem);
  });
});
