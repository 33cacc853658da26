import { type Card, createEmptyCard, fsrs, type Grade, generatorParameters } from "ts-fsrs";
import { describe, expect, test } from "vitest";
import { randomFrom, shuffled } from "../../../src/deck/random.ts";
import type { ProgressEvent } from "../../../src/progress/events.ts";
import { offered } from "../../../src/progress/schedule.ts";
import { isLeech, standingOf } from "../../../src/progress/standing.ts";
import { progressOf } from "../../../src/progress/state.ts";
import { DAY, timeAfter } from "../../../src/progress/time.ts";

const START = Date.UTC(2026, 0, 5, 9);
let count = 0;
const id = () => `00000000-0000-4000-8000-${String(++count).padStart(12, "0")}`;
const HASH = "0a1b2c3d";
const graded = (grade: number, at: number, of = "q-one", hash = HASH): Extract<ProgressEvent, { type: "graded" }> => ({
  ...{ id: id(), at, type: "graded", of, page: "/go/channels/", hash, grade },
});

test("200 answers over weeks give the days that ts-fsrs gives", () => {
  const next = randomFrom("200 answers");
  const library = fsrs(generatorParameters({ request_retention: 0.9, enable_fuzz: false, enable_short_term: false }));
  const cards = new Map<string, Card>();
  const events: ProgressEvent[] = [];
  let now = START;
  for (let answer = 0; answer < 200; answer++) {
    now += Math.floor(next() * 8 * 60) * 60_000;
    const of = `q-${Math.floor(next() * 12)}`;
    const grade = Math.floor(next() * 4);
    events.push(graded(grade, now, of));
    const card: Card = cards.get(of) ?? createEmptyCard(new Date(now));
    cards.set(of, library.next(card, new Date(now), (grade + 1) as Grade).card);
  }
  expect(now - START).toBeGreaterThan(21 * DAY);
  const { items } = progressOf(events);
  expect(Object.fromEntries([...items.values()].map(({ of, schedule }) => [of, schedule]))).toEqual(Object.fromEntries(cards));
  expect(Math.max(...[...items.values()].map(({ schedule }) => schedule?.scheduled_days ?? 0))).toBeGreaterThan(7);
});

test("the order in which events are handed in does not matter", () => {
  const events = Array.from({ length: 60 }, (_, at) => graded(at % 4, START + at * DAY, `q-${at % 5}`));
  expect(progressOf(shuffled(events, randomFrom("another order")))).toEqual(progressOf(events));
});

describe("what an answer becomes", () => {
  test("it is due when its schedule says, and is new before it was ever answered", () => {
    const { items } = progressOf([graded(2, START), graded(2, START + DAY)]);
    const item = items.get("q-one");
    const due = item?.schedule?.due.getTime() ?? 0;
    expect(due).toBeGreaterThan(START + DAY);
    expect(standingOf(item, due - 1, HASH)).toEqual({ why: "later", until: due });
    expect(standingOf(item, due, HASH)).toEqual({ why: "due", since: due });
    expect(standingOf(undefined, due)).toEqual({ why: "new" });
  });

  test("an edited question is asked again, and keeps its history", () => {
    const item = progressOf([graded(3, START), graded(3, START + 9 * DAY)]).items.get("q-one");
    expect(standingOf(item, START + 9 * DAY, "ffffffff")).toEqual({ why: "edited" });
    expect(item?.answers).toBe(2);
  });

  test("what was taken back is as if it had not been", () => {
    const [first, second] = [graded(2, START), graded(0, START + DAY)];
    const undone: ProgressEvent = { id: id(), at: START + DAY + 1, type: "undone", event: second.id };
    expect(progressOf([first, second, undone])).toEqual(progressOf([first]));
  });

  test("what was put off is not asked until then, and an answer ends that", () => {
    const off: ProgressEvent = { id: id(), at: START + 1, type: "scheduled", of: "q-one", page: "/go/channels/", due: START + 40 * DAY };
    const item = progressOf([graded(0, START), off]).items.get("q-one");
    expect(standingOf(item, START + 39 * DAY)).toEqual({ why: "aside", until: START + 40 * DAY });
    expect(progressOf([graded(0, START), off, graded(2, START + 2 * DAY)]).items.get("q-one")?.putOff).toBeUndefined();
  });

  test("an exercise is judged right or wrong, and nothing between", () => {
    const answered = (correct: boolean): ProgressEvent => ({
      ...{ id: id(), at: START, type: "answered", of: "ex-a", page: "/go/channels/", hash: HASH, kind: "Choose", correct, score: 0.5 },
    });
    expect(progressOf([answered(true)]).items.get("ex-a")?.last?.grade).toBe(2);
    expect(progressOf([answered(false)]).items.get("ex-a")?.last?.grade).toBe(0);
  });

  test("what is forgotten again and again is a leech", () => {
    const events = Array.from({ length: 40 }, (_, at) => graded(at % 3 === 2 ? 0 : 2, START + at * 20 * DAY));
    expect(isLeech(progressOf(events).items.get("q-one"))).toBe(true);
    expect(isLeech(progressOf(events.slice(0, 6)).items.get("q-one"))).toBe(false);
  });

  test("better grades are asked later", () => {
    const schedule = progressOf([graded(2, START), graded(2, START + DAY)]).items.get("q-one")?.schedule;
    const days = offered(schedule, START + 4 * DAY);
    expect(days).toEqual([...days].sort((a, b) => a - b));
    expect(new Set(days).size).toBe(4);
  });
});

describe("a clock that is not right", () => {
  test("set back by hours: what is done next stays behind what was done", () => {
    expect(timeAfter(START, START - 3 * 3_600_000)).toBe(START + 1);
    expect(timeAfter(START, START + 5)).toBe(START + 5);
    expect(timeAfter(undefined, START)).toBe(START);
  });

  test("years ahead once: it is not followed, and schedules go on", () => {
    const ahead = START + 4000 * DAY;
    expect(timeAfter(ahead, START)).toBe(START);
    const { items } = progressOf([graded(2, ahead), graded(2, START), graded(2, START + DAY)]);
    const { schedule } = items.get("q-one") ?? {};
    expect(schedule?.due.getTime()).toBeGreaterThan(START);
    expect(Number.isNaN(schedule?.stability)).toBe(false);
  });
});
