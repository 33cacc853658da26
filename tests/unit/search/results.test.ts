import { expect, test } from "vitest";
import { excerptOf } from "../../../src/search/excerpt.ts";
import { countOf, groupHits } from "../../../src/search/results.ts";
import { type Fragment, type Section, sectionsOf } from "../../../src/search/sections.ts";

const page = (url: string, title: string, content: string, anchors: Fragment["anchors"] = []): Fragment => ({
  url,
  content,
  meta: { title, description: "What it is about", aliases: "mailbox" },
  anchors,
});
const locks = page("/sql/locks/", "Locks", "Locks. Who waits. A row lock waits. Then Deadlocks. Two rows, two orders.", [
  { element: "h2", id: "row", text: "A row lock", location: 3 },
  { element: "h2", id: "deadlocks", text: "Deadlocks\u200B", location: 8 },
]);
const channels = page("/go/channels/", "Channels", "Channels. A send waits.");
const partOf = (url: string) => (url.startsWith("/go/") ? "Go" : "SQL");
const named = (page: Fragment, id: string) => sectionsOf(page).find(({ url }) => url.endsWith(id)) as Section;
const ranked = (...sections: Section[]) => ({
  keyTerms: ["waits"],
  ranked: sections.map((section, at) => ({ section, score: 9 - at, whole: true })),
});

test("groups by part, the part of the best place first, each heading once", () => {
  const groups = groupHits(ranked(named(locks, "#row"), named(channels, "/"), named(locks, "#deadlocks"), named(locks, "#row")), partOf);
  expect(groups.map(({ part, hits }) => [part, hits.map(({ url, title, page }) => [url, title, page])])).toEqual([
    [
      "SQL",
      [
        ["/sql/locks/#row", "A row lock", "Locks"],
        ["/sql/locks/#deadlocks", "Deadlocks", "Locks"],
      ],
    ],
    ["Go", [["/go/channels/", "Channels", undefined]]],
  ]);
  expect(countOf(groups)).toBe("3 results in SQL, Go");
});

test("of one page four places, so that the next page is in sight", () => {
  const anchors = [1, 2, 3, 4, 5, 6].map((at) => ({ element: "h2", id: `h${at}`, text: `H ${at}`, location: at }));
  const long = page("/go/long/", "Long", "Long a b c d e f", anchors);
  expect(groupHits(ranked(...sectionsOf(long), named(channels, "/")), partOf)[0]?.hits).toHaveLength(5);
});

test("a page that only its aliases name is a place of its own, with its promise", () => {
  expect(excerptOf(named(channels, "/"), ["mailbox"])).toEqual([{ text: "What it is about", marked: false }]);
});

test("an excerpt is the stretch with most of what was asked, as text, whatever the page says", () => {
  const odd = page("/x/", "X", `X ${"word ".repeat(40)} a chan<- of <img onerror=x> closes`);
  expect(excerptOf(named(odd, "/"), ["chan<-", "close"])).toEqual([
    { text: "word word word word a ", marked: false },
    { text: "chan<-", marked: true },
    { text: " of <img onerror=x> ", marked: false },
    { text: "closes", marked: true },
  ]);
});
