import { expect, test } from "vitest";
import { occurrences, rankSections } from "../../../src/search/rank.ts";
import { type Fragment, sectionsOf } from "../../../src/search/sections.ts";
import { closest } from "../../../src/search/spelling.ts";
import { keyTermsOf, stem, tokensOf } from "../../../src/search/words.ts";

const content =
  "Pages. About it. Timers A timer fires once. func wait() { <-timer.C } Behind it. Retries Run it again after 40001. Watch it Wait.";
const chapter = (url: string): Fragment => ({
  url,
  content,
  meta: { title: `Pages of ${url}` },
  anchors: [
    { element: "h3", id: "timers", text: "Timers", location: 3 },
    { element: "figure", id: "l-wait", text: "", title: "Listing: wait", location: 8 },
    { element: "span", id: "timers", text: "", title: "Timers", location: 13 },
    { element: "h3", id: "retries", text: "Retries", location: 15 },
    { element: "h3", id: "watch-it", text: "Watch it", location: 21 },
  ],
});
const sections = sectionsOf(chapter("/a/"));
const ask = (query: string, places = sections) => {
  const typed = tokensOf(query);
  return rankSections(
    places,
    typed.map((token) => token.toLowerCase()),
    keyTermsOf(typed),
    () => 1,
  );
};
const best = (query: string) => ask(query).ranked[0]?.section.url;

test("a page is its beginning, its headings and its listings; behind a listing the section goes on", () => {
  expect(sections.map(({ url, under, words }) => [url, under, words.join(" ")])).toEqual([
    ["/a/", "", "Pages. About it."],
    ["/a/#timers", "timers", "Timers A timer fires once. func wait() { <-timer.C } Behind it."],
    ["/a/#l-wait", "timers", "func wait() { <-timer.C }"],
    ["/a/#retries", "retries", "Retries Run it again after 40001."],
    ["/a/#watch-it", "watch-it", "Watch it Wait."],
  ]);
});

test.each([
  ["timer", "/a/#timers"],
  ["what happens when I retry", "/a/#retries"],
  ["40001", "/a/#retries"],
  ["<-timer.C", "/a/#l-wait"],
  ["fir", "/a/#timers"],
  ["timer.Fires", "/a/#timers"],
])("%s is answered first by %s", (query, url) => {
  expect(best(query)).toBe(url);
});

test("a code is found whole or not at all, and what nobody has is said", () => {
  expect(ask("4000").ranked).toEqual([]);
  expect(ask("timer zzyzx").missing).toEqual(["zzyzx"]);
  expect(occurrences("40001, 140001, 4000", "40001")).toBe(1);
  expect(occurrences("a <-chan int, <-ch", "<-ch")).toBe(1);
});

test("a heading that several pages have names nothing", () => {
  const [alone] = ask("watch").ranked;
  const [shared] = ask("watch", [...sections, ...sectionsOf(chapter("/b/"))]).ranked;
  expect((shared?.score ?? 0) / (alone?.score ?? 0)).toBeLessThan(0.9);
});

test("what is typed, in tokens, and which of them tell", () => {
  expect(tokensOf('does "time.After" leak? chan<- [:0] %w')).toEqual(["does", "time.After", "leak", "chan<-", "[:0]", "%w"]);
  expect(keyTermsOf(["What", "is", "the", "Timer"])).toEqual(["timer"]);
  expect(keyTermsOf(["NOT", "IN", "FOR"])).toEqual(["not", "in", "for"]);
  expect(keyTermsOf(["what", "is"])).toEqual(["what", "is"]);
});

test.each([
  ["ordering", "orders"],
  ["retries", "retry"],
  ["closing", "closed"],
  ["assertions", "assert"],
  ["permissions", "permission"],
])("%s and %s are forms of one word", (one, other) => {
  expect(stem(one)).toBe(stem(other));
});

test("the word that was meant is near, begins alike, and is the more frequent one", () => {
  const words = ["deadlock", "channel", "format", "from", "packed", "deadlocks"];
  expect(["dedlock", "chanel", "fromat", "unacked", "zzyzx"].map((word) => closest(word, words))).toEqual([
    "deadlock",
    "channel",
    "format",
    undefined,
    undefined,
  ]);
});

test("a stop word is meant where one letter is wrong: more would make of a part of a question all of it", () => {
  const words = ["there", "which", "which-queue"];
  expect(["wich", "theorem"].map((word) => closest(word, words))).toEqual(["which", undefined]);
});

test("what has two names is asked for as the book has it, whatever surrounds it", () => {
  expect(keyTermsOf(tokensOf("Golang leak in Postgres on k8s, PostgreSQL"))).toEqual(["go", "leak", "postgresql", "kubernetes"]);
  expect(keyTermsOf(tokensOf("golang.org/x/sync"))).toEqual(["golang.org/x/sync"]);
});

test("where a chapter sends its readers to is no answer as long as there is one", () => {
  const places = sectionsOf({
    url: "/a/",
    content: "Pages. About it. Expiry Fields expire one by one. Further reading HEXPIRE in the manual. An end HEXPIRE here.",
    meta: { title: "Pages" },
    anchors: [
      { element: "h2", id: "expiry", text: "Expiry", location: 3 },
      { element: "h2", id: "further-reading", text: "Further reading", location: 9 },
      { element: "h2", id: "end", text: "An end", location: 15 },
    ],
  });
  const { ranked } = ask("HEXPIRE", places);
  expect(ranked.map(({ section }) => section.url)).toEqual(["/a/#end", "/a/#further-reading"]);
});

test("a place has all of a query, or a part of it", () => {
  const whole = (query: string) => ask(query).ranked.map(({ section, whole }) => [section.url.replace("/a/", ""), whole]);
  expect(whole("timer fires")).toContainEqual(["#timers", true]);
  expect(whole("timer zebra").every(([, all]) => all === false)).toBe(true);
});
