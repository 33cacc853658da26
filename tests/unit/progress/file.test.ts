import { describe, expect, test } from "vitest";
import { type ProgressEvent, progressEvent } from "../../../src/progress/events.ts";
import { readFile, writeFile } from "../../../src/progress/file.ts";
import { progressOf } from "../../../src/progress/state.ts";

const WHEN = new Date(Date.UTC(2026, 3, 1));
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const graded: ProgressEvent = {
  ...{ id: id(1), at: 1000, type: "graded", of: "q-one", page: "/go/channels/", hash: "0a1b2c3d", grade: 2, points: [0, 2] },
};
const events: ProgressEvent[] = [
  graded,
  { id: id(2), at: 2000, type: "read", page: "/go/channels/", read: true },
  { id: id(3), at: 3000, type: "ticked", of: "q-one", page: "/go/channels/", hash: "0a1b2c3d", points: [1] },
  { id: id(4), at: 4000, type: "answered", of: "ex-a", page: "/sql/joins/", hash: "0a1b2c3d", kind: "Choose", correct: false, score: 0.5 },
  { id: id(5), at: 5000, type: "ran", of: "/go/channels/#l-drain", page: "/go/channels/" },
  { id: id(6), at: 6000, type: "scheduled", of: "ex-a", page: "/sql/joins/", due: 9000 },
  { id: id(7), at: 7000, type: "undone", event: id(4) },
];
const file = (change: object = {}) => JSON.stringify({ ...JSON.parse(writeFile(events, WHEN)), ...change });

test("what is written is read as it was, whatever the order", () => {
  const read = readFile(writeFile([...events].reverse(), WHEN));
  expect(read).toEqual({ events, left: { count: 0 } });
  expect("events" in read && writeFile(read.events, WHEN)).toBe(writeFile(events, WHEN));
  expect(readFile(writeFile([], WHEN))).toEqual({ events: [], left: { count: 0 } });
});

describe("a file that is none is refused, in words, and nothing of it is taken", () => {
  test.each([
    ["nothing", "", /no JSON/],
    ["a page", "<!doctype html><script>alert(1)</script>", /no JSON/],
    ["cut short", writeFile(events, WHEN).slice(0, -40), /no JSON/],
    ["a byte order mark alone", "\uFEFF", /no JSON/],
    ["a number", "7", /no progress of this book/],
    ["null", "null", /no progress of this book/],
    ["a list", "[]", /no progress of this book/],
    ["a text", '"progress"', /no progress of this book/],
    ["another format", file({ format: "anki" }), /no progress of this book/],
    ["no version", file({ version: undefined }), /no progress of this book/],
    ["a version that is a text", file({ version: "1" }), /no progress of this book/],
    ["half a version", file({ version: 1.5 }), /no progress of this book/],
    ["events that are a map", file({ events: { 0: graded } }), /no progress of this book/],
    ["events that are a text", file({ events: "[]" }), /no progress of this book/],
    ["a newer version", file({ version: 2 }), /newer version of this site \(2; this page reads 1\)/],
    ["a version from before there was one", file({ version: 0 }), /no version 0/],
    ["a version below", file({ version: -3 }), /no version -3/],
    ["deep nesting", "[".repeat(200_000), /no JSON|no progress/],
  ])("%s", (_, text, told) => {
    const read = readFile(text);
    expect("refused" in read ? read.refused : read).toMatch(told);
    expect("refused" in read && read.refused).toMatch(/Nothing was changed/);
  });
});

describe("an event that is none is left out, and told of; the others are read", () => {
  test.each<[string, unknown]>([
    ["a number", 1],
    ["null", null],
    ["a list", []],
    ["an unknown type", { ...graded, type: "hacked" }],
    ["a field too many", { ...graded, html: "<img onerror=alert(1)>" }],
    ["an id that is a script", { ...graded, id: "<script>" }],
    ["an id of another kind", { ...graded, id: "1" }],
    ["a time that is a text", { ...graded, at: "1000" }],
    ["a time before all", { ...graded, at: -1 }],
    ["a time beyond all", { ...graded, at: 1e300 }],
    ["half a millisecond", { ...graded, at: 0.5 }],
    ["a grade beyond", { ...graded, grade: 4 }],
    ["a grade below", { ...graded, grade: -1 }],
    ["points without end", { ...graded, points: Array.from({ length: 101 }, () => 1) }],
    ["a point far off", { ...graded, points: [1e9] }],
    ["no hash", { ...graded, hash: undefined }],
    ["a hash that is none", { ...graded, hash: "zzzzzzzz" }],
    ["an id of a megabyte", { ...graded, of: "q".repeat(1 << 20) }],
    ["a page elsewhere", { ...graded, page: "https://example.org/" }],
    ["a page that is a script", { ...graded, page: "javascript:alert(1)" }],
    ["a page above", { ...graded, page: "/../../etc/passwd" }],
    ["a score beyond", { ...events[3], score: 2 }],
    ["a prototype", JSON.parse('{"__proto__": {"polluted": true}, "type": "graded"}')],
  ])("%s", (_, event) => {
    const read = readFile(file({ events: [events[0], event, events[1]] }));
    expect(read).toMatchObject({ events: [events[0], events[1]], left: { count: 1, first: expect.stringMatching(/^event 2: /) } });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

test("text of a file stays text", () => {
  const hostile = { ...graded, of: '"><img src=x onerror=alert(1)>' };
  const read = readFile(file({ events: [hostile] }));
  expect(read).toEqual({ events: [hostile], left: { count: 0 } });
  expect(progressOf([progressEvent.parse(hostile)]).items.get(hostile.of)?.answers).toBe(1);
});

test("an id that names an object's own things is an id like others", () => {
  for (const of of ["__proto__", "constructor", "toString"]) {
    const { items } = progressOf([{ ...graded, of }]);
    expect(items.get(of)?.answers).toBe(1);
  }
});
