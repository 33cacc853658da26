import { describe, expect, test } from "vitest";
import { filterQuestions, isEmpty, pageIn, partIn, readFilter, writeFilter } from "../../../src/book/filter.ts";
import { type ChapterQuestions, countQuestions, PER_PAGE, paginate, questionsUrl } from "../../../src/book/questions.ts";

const CHANNELS: ChapterQuestions = {
  title: "Channels",
  url: "/go/channels/",
  tags: ["closed channel"],
  questions: [
    { id: "q-a", level: "Junior", text: "What is nil?" },
    { id: "q-b", level: "Senior", text: "Who closes?" },
  ],
};
const ISOLATION: ChapterQuestions = {
  title: "Isolation",
  url: "/sql/isolation/",
  tags: ["40001"],
  questions: [{ id: "q-c", level: "Senior", text: "What is write skew?" }],
};
const ALL = [CHANNELS, ISOLATION];
const idsIn = (chapters: readonly ChapterQuestions[]) => chapters.flatMap(({ questions }) => questions.map(({ id }) => id));
const ids = (filter: Partial<Parameters<typeof filterQuestions>[1]>) =>
  idsIn(filterQuestions(ALL, { level: "", text: "", standing: "", ...filter }));

describe("a filter", () => {
  test.each([
    ["everything", {}, ["q-a", "q-b", "q-c"]],
    ["a level", { level: "Senior" }, ["q-b", "q-c"]],
    ["words, in any order", { text: "SKEW what" }, ["q-c"]],
    ["a tag", { text: "40001" }, ["q-c"]],
    ["the chapter's words and the question's", { text: "channel closes" }, ["q-b"]],
    ["all of it", { level: "Junior", text: "closed" }, ["q-a"]],
    ["what is nowhere", { text: "zzyzx" }, []],
  ])("finds %s", (_, filter, expected) => {
    expect(ids(filter)).toEqual(expected);
  });

  test("finds how questions stand with their reader, as far as somebody knows", () => {
    const stands = (id: string, standing: string) => standing === "missed" && id === "q-b";
    const missed = { level: "", text: "", standing: "missed" };
    expect(idsIn(filterQuestions(ALL, missed, stands))).toEqual(["q-b"]);
    expect(idsIn(filterQuestions(ALL, { ...missed, standing: "new" }, stands))).toEqual([]);
  });

  test("survives its address", () => {
    const filter = { level: "Staff", text: "chan<- & more", standing: "due" };
    expect(readFilter(writeFilter(filter))).toEqual(filter);
    expect(pageIn(writeFilter(filter, 3))).toBe(3);
    expect(writeFilter({ level: "", text: "", standing: "" })).toBe("");
  });

  test("of an address that nobody wrote is none", () => {
    expect(isEmpty(readFilter("?level=Wizard&text=%20&standing=lost"))).toBe(true);
    expect(["?page=0", "?page=-2", "?page=x", "?page=1.5", ""].map(pageIn)).toEqual([1, 1, 1, 1, 1]);
  });

  test("an old address names a part, and keeps the rest", () => {
    const old = "?part=go&level=Senior&text=nil";
    expect(questionsUrl(partIn(old)) + writeFilter(readFilter(old))).toBe("/questions/go/?level=Senior&text=nil");
  });
});

test("counts, by level and in all", () => {
  expect(countQuestions(ALL)).toEqual({ Junior: 1, Senior: 2, Staff: 0, all: 3 });
});

describe("pages of a part", () => {
  const chapter = (length: number, name: string): ChapterQuestions => ({
    ...CHANNELS,
    url: `/go/${name}/`,
    questions: Array.from({ length }, (_, at) => ({ id: `q-${name}-${at}`, level: "Senior", text: "?" })),
  });

  test.each([
    ["no chapter", []],
    ["one page", [8, 9, 10]],
    ["just full", [PER_PAGE - 7, 7]],
    ["one too many", [PER_PAGE - 7, 8]],
    ["a chapter too long for a page, among others", [3, PER_PAGE + 5, 4]],
    ["many", Array.from({ length: 400 }, (_, at) => 6 + (at % 9))],
  ])("%s: every question once, in order, no chapter split, none longer than it must be", (_, lengths) => {
    const chapters = lengths.map((length, at) => chapter(length, String(at)));
    const pages = paginate(chapters);
    expect(idsIn(pages.flat())).toEqual(idsIn(chapters));
    expect(pages.flat().map(({ url }) => url)).toEqual(chapters.map(({ url }) => url));
    for (const page of pages) expect(page.length === 1 || countQuestions(page).all <= PER_PAGE).toBe(true);
    // Two neighbours on one page would be too many.
    for (const [at, page] of pages.slice(1).entries()) {
      const before = pages[at] ?? [];
      expect(countQuestions([...before, ...page.slice(0, 1)]).all).toBeGreaterThan(PER_PAGE);
    }
  });

  test("have addresses that stay when others come", () => {
    expect([questionsUrl(), questionsUrl("go"), questionsUrl("go", 2)]).toEqual(["/questions/", "/questions/go/", "/questions/go/2/"]);
  });
});
