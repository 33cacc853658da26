import { expect, test } from "vitest";
import { opensSearch } from "../../../src/client/keys.ts";

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
