import { expect, test } from "vitest";
import { advice, normaliseQuery } from "../../../src/search/query.ts";

test.each([
  ["  nil   channel ", "nil channel"],
  ["“closed channel”", '"closed channel"'],
  ["don’t", "don't"],
  ["chan<-", "chan<-"],
  ["\u200B", ""],
])("%j is asked as %j", (typed, asked) => {
  expect(normaliseQuery(typed)).toBe(asked);
});

test("advice depends on how much was asked", () => {
  expect(advice("one two")).toContain("one word");
  expect(advice("one")).toContain("beginning");
});
