import { describe, expect, test } from "vitest";
import { gradeBug } from "../../../src/questions/bug/grade.ts";
import { gradeChoice } from "../../../src/questions/choose/grade.ts";
import { gradeOrder, moveStep, shuffledOrder } from "../../../src/questions/order/grade.ts";
import { gradePrediction } from "../../../src/questions/predict/grade.ts";
import { gradeSelf, proposedGrade, QUESTION_GRADES, rubricScore } from "../../../src/questions/self.ts";
import { gradeTests, WRITE_GRADES } from "../../../src/questions/write/grade.ts";

const EVIL = "<img src=x onerror=alert(1)>";

describe("choose", () => {
  const one = { right: [1], offered: 3 };
  const several = { right: [0, 2], offered: 4 };
  test.each([
    ["right", one, [1], true],
    ["wrong", one, [0], false],
    ["nothing", one, [], false],
    ["an answer that is not offered", one, [1, 7], true],
    ["all of several", several, [2, 0], true],
    ["some of several", several, [0], false],
    ["all and one more", several, [0, 1, 2], false],
    ["no numbers", one, [Number.NaN, -1, 1.5], false],
  ])("%s", (_, data, picked, correct) => {
    expect(gradeChoice(data, picked).correct).toBe(correct);
  });
  test("of several, the score counts right decisions", () => {
    expect(gradeChoice(several, [0]).score).toBe(0.75);
    expect(gradeChoice(several, [1, 3]).score).toBe(0);
  });
});

const DECIDED =
  "1. allow: user/ana s3:GetObject x\n   identity allows (A)\n2. explicit deny: user/ana s3:PutObject x\n   SCP at Root denies (B)";

describe("predict", () => {
  const exact = { alternatives: ["7 true\n0 false"], match: "exact" as const, mask: [] };
  test.each([
    ["the output", exact, "7 true\n0 false", true],
    ["with other blanks", exact, "  7   true \n0 false\n\n", true],
    ["one line of it", exact, "7 true", false],
    ["nothing", exact, "  ", false],
    ["markup", exact, EVIL, false],
    ["something huge", exact, "7".repeat(1_000_000), false],
    ["one of several", { ...exact, alternatives: ["a", "b"] }, "b", true],
    ["in another order", { ...exact, match: "unordered" as const }, "0 false\n7 true", true],
    ["a result set, by its values", { ...exact, alternatives: [" a | b\n---+---\n 1 | x\n(1 row)"] }, "1 | x", true],
    ["decisions, one a line", { ...exact, alternatives: [DECIDED] }, "allow\nexplicit deny", true],
    ["decisions in another order", { ...exact, alternatives: [DECIDED] }, "explicit deny\nallow", false],
  ])("%s", (_, data, text, correct) => {
    expect(gradePrediction(data, text).correct).toBe(correct);
  });
});

describe("spot the bug", () => {
  const data = { lines: [9, 14], last: 20 };
  test.each([
    ["both", "9, 14", true],
    ["both, twice", "14 9 9", true],
    ["one", "9", false],
    ["one and an innocent one", "9 10", false],
    ["none", "1", false],
    ["nothing", "", false],
    ["beyond the end", "21", false],
    ["no number", EVIL, false],
  ])("%s", (_, text, correct) => {
    expect(gradeBug(data, text).correct).toBe(correct);
  });
});

describe("order", () => {
  test.each([
    ["right", [0, 1, 2], true],
    ["wrong", [1, 0, 2], false],
    ["a step twice", [0, 0, 2], false],
    ["a step missing", [0, 1], false],
    ["a step that is not there", [0, 1, 9], false],
  ])("%s", (_, order, correct) => {
    expect(gradeOrder({ steps: 3 }, order).correct).toBe(correct);
  });
  test.each([2, 3, 5, 8, 20])("%i steps start out of order, the same way each time", (steps) => {
    const order = shuffledOrder(steps, "ex-hand-off");
    expect(order).not.toEqual([...order].sort((a, b) => a - b));
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: steps }, (_, i) => i));
    expect(shuffledOrder(steps, "ex-hand-off")).toEqual(order);
  });
  test("a step moves by one, and stays at an end", () => {
    expect(moveStep([0, 1, 2], 0, 1)).toEqual([1, 0, 2]);
    expect(moveStep([0, 1, 2], 0, -1)).toEqual([0, 1, 2]);
    expect(moveStep([0, 1, 2], 2, 1)).toEqual([0, 1, 2]);
  });
});

test("self-grades run from nothing to full marks, and others are refused", () => {
  expect(gradeSelf(QUESTION_GRADES, 0)).toMatchObject({ correct: false, score: 0 });
  expect(gradeSelf(QUESTION_GRADES, 3)).toMatchObject({ correct: true, score: 1 });
  expect(() => gradeSelf(WRITE_GRADES, 7)).toThrow(/allowed 0 to 2/);
  expect(rubricScore(5, 5)).toContain("strong answer");
  expect(rubricScore(2, 5)).toBe("2 of 5 points");
});

test("write: all tests pass, some do, none ran", () => {
  const passed = { name: "TestA", passed: true };
  const failed = { name: "TestB", passed: false };
  expect(gradeTests([passed]).correct).toBe(true);
  expect(gradeTests([passed, failed])).toEqual({ correct: false, score: 0.5, message: "1 of 2 tests pass." });
  expect(gradeTests([])).toEqual({ correct: false, score: 0, message: "0 of 0 tests pass." });
});

test.each([
  [0, 5, 0],
  [1, 5, 1],
  [3, 5, 1],
  [4, 5, 2],
  [5, 5, 2],
  [0, 0, 0],
])("%i of %i points propose grade %i", (ticked, of, grade) => expect(proposedGrade(ticked, of)).toBe(grade));
