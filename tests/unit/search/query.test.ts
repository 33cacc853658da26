import { expect, test } from "vitest";
import { advice, normaliseQuery, opensSearch } from "../../../src/search/query.ts";

test.each([
  ["  nil   channel ", "nil channel"],
  ["“closed channel”", '"closed channel"'],
  ["don’t", "don't"],
  ["chan<-", "chan<-"],
  ["\u200B", ""],
])("%j is asked as %j", (typed, asked) => {
  expect(normaliseQuery(typed)).toBe(asked);
});

const key = (pressed: string, more: object = {}) => ({
  key: pressed,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  target: null,
  ...more,
});
const field = (tagName: string) => ({ target: { tagName } as unknown as EventTarget });

test("Ctrl K, ⌘ K and / open the search, and / does not while the reader types", () => {
  expect(opensSearch(key("k", { ctrlKey: true }))).toBe(true);
  expect(opensSearch(key("K", { metaKey: true, ...field("INPUT") }))).toBe(true);
  expect(opensSearch(key("/"))).toBe(true);
  expect(opensSearch(key("/", field("BUTTON")))).toBe(true);
  expect(opensSearch(key("/", field("TEXTAREA")))).toBe(false);
  expect(opensSearch(key("/", { target: { tagName: "DIV", isContentEditable: true } }))).toBe(false);
  expect(opensSearch(key("k"))).toBe(false);
  expect(opensSearch(key("k", { ctrlKey: true, altKey: true }))).toBe(false);
});

test("advice depends on how much was asked", () => {
  expect(advice("one two")).toContain("fewer words");
  expect(advice("one")).toContain("beginning");
});
