import { expect, test } from "vitest";
import { countOf, type FoundPage, groupHits, isAnswer, piecesOf } from "../../../src/search/results.ts";

const place = (url: string, title: string, score: number) => ({
  url,
  title,
  excerpt: title,
  weighted_locations: [{ balanced_score: score }],
});
const page = (url: string, title: string, sub_results: FoundPage["sub_results"]): FoundPage => ({
  url,
  content: "",
  meta: { title, description: "What it is about" },
  sub_results,
});
const partOf = (url: string) => (url.startsWith("/go/") ? "Go" : "SQL");

test("groups by part, the part of the best page first, the best places of a page first and once", () => {
  const groups = groupHits(
    [
      page("/sql/locks/", "Locks", [place("/sql/locks/#a", "A", 1), place("/sql/locks/#b", "B", 3), place("/sql/locks/#a", "A", 2)]),
      page("/go/channels/", "Channels", [place("/go/channels/", "Channels", 1)]),
      page("/sql/mvcc/", "MVCC", [place("/sql/mvcc/#c", "C\u200B", 1)]),
    ],
    partOf,
  );
  expect(groups.map(({ part, hits }) => [part, hits.map(({ url, title, page }) => [url, title, page])])).toEqual([
    [
      "SQL",
      [
        ["/sql/locks/#b", "B", "Locks"],
        ["/sql/locks/#a", "A", "Locks"],
        ["/sql/mvcc/#c", "C", "MVCC"],
      ],
    ],
    ["Go", [["/go/channels/", "Channels", undefined]]],
  ]);
  expect(countOf(groups)).toBe("4 results in SQL, Go");
});

test("a page that only its aliases name is a place of its own, with its promise", () => {
  const [group] = groupHits([page("/go/channels/", "Channels", [])], partOf);
  expect(group?.hits).toEqual([
    { url: "/go/channels/", title: "Channels", page: undefined, excerpt: [{ text: "What it is about", marked: false }] },
  ]);
});

test("an excerpt is text, whatever the page says", () => {
  expect(piecesOf("a <mark>chan&lt;-</mark> of &lt;img onerror=x&gt; &amp;lt;")).toEqual([
    { text: "a ", marked: false },
    { text: "chan<-", marked: true },
    { text: " of <img onerror=x> &lt;", marked: false },
  ]);
});

test("a code is found whole or not at all", () => {
  const content = "version 4 fails with 40P01";
  expect(isAnswer({ content, meta: {} }, "40001")).toBe(false);
  expect(isAnswer({ content, meta: {} }, "fails 40p01")).toBe(true);
  expect(isAnswer({ content, meta: { aliases: "40001" } }, "40001")).toBe(true);
  expect(isAnswer({ content, meta: {} }, "versions")).toBe(true);
});

test("a word is found by its beginning, not by its first letter", () => {
  const content = "VALUES ('Z', 3): a deadlock";
  expect(isAnswer({ content, meta: {} }, "zzyzx")).toBe(false);
  expect(isAnswer({ content, meta: {} }, "deadlocks")).toBe(true);
  expect(isAnswer({ content, meta: {} }, "deadlock zzyzx")).toBe(false);
});
