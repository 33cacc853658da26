import { describe, expect, test } from "vitest";
import { PARTS } from "../../../src/book/parts.ts";
import { isQuestion } from "../../../src/deck/card.ts";
import { randomFrom, shuffled } from "../../../src/deck/random.ts";
import { cardsOf } from "../../../src/deck/read.ts";
import { ladderLength, PLANNED, READING, stepsOf } from "../../../src/interview/course.ts";
import type { Settings } from "../../../src/interview/settings.ts";
import { question } from "./deck.ts";

const SETTINGS: Settings = { minutes: 45, parts: ["go", "sql"], level: "Senior", seed: "7f3a", role: "alone" };
const deck = ["go", "sql"].flatMap((part) =>
  Array.from({ length: 6 }, (_, index) => question(`${part}-${index}`, { part, chapter: `c${index % 2}` })),
);
const ids = (settings: Partial<Settings>, ticked: number[][], scenario = [] as typeof deck) =>
  stepsOf({ settings: { ...SETTINGS, ...settings }, deck, scenario }, ticked).map(({ card }) => card.id);

describe("numbers from a seed", () => {
  test("are the same everywhere, between 0 and 1, and others for another seed", () => {
    const random = randomFrom("7f3a");
    const numbers = Array.from({ length: 1000 }, random);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(numbers.slice(0, 3).map((number) => Math.floor(number * 1e6))).toMatchInlineSnapshot(`
      [
        374908,
        952162,
        326981,
      ]
    `);
    expect(new Set(["1", "2", "3", "10"].map((seed) => randomFrom(seed)())).size).toBe(4);
  });

  test("a shuffled list has all of it", () => {
    expect(shuffled([1, 2, 3, 4, 5], randomFrom("a")).sort()).toEqual([1, 2, 3, 4, 5]);
  });
});

describe("the course of an interview", () => {
  test("is the same for the same settings and the same ticks", () => {
    const ticks = [[0], [0, 1], [], [1]];
    expect(ids({}, ticks)).toEqual(ids({}, ticks));
    const seeds = ["1", "2", "3", "4", "5", "6"].map((seed) => ids({ seed }, []).join());
    expect(new Set(seeds).size).toBeGreaterThan(1);
  });

  test("has one question more than answers, and none twice", () => {
    expect(ids({}, [])).toHaveLength(1);
    const all = ids(
      {},
      Array.from({ length: 40 }, () => []),
    );
    expect(all).toHaveLength(deck.length);
    expect(new Set(all).size).toBe(deck.length);
  });

  test("goes to the other part after as many questions as a subject has", () => {
    const parts = ids({}, [[], [], [], [], []]).map((id) => id.split("-")[0]);
    expect(new Set(parts.slice(0, 3)).size).toBe(1);
    expect(parts[3]).not.toBe(parts[0]);
  });

  test("what was ticked does not change where the next subject begins", () => {
    const few = deck.filter(({ part }) => part === "sql" || part === "go");
    const course = (ticked: number[][]) => stepsOf({ settings: SETTINGS, deck: few, scenario: [] }, ticked).map(({ card }) => card.id);
    const fourth = (ticked: number[][]) => course(ticked)[3];
    expect(fourth([[], [], []])).toBe(fourth([[0], [1], []]));
  });

  test("a scenario comes first, in its order, with the time to read it", () => {
    const scenario = [question("s-1", { level: "Junior" }), question("s-2", { level: "Staff" })];
    const steps = stepsOf({ settings: SETTINGS, deck, scenario }, [[], []]);
    expect(steps.slice(0, 2)).toMatchObject([
      { card: { id: "s-1" }, why: { kind: "scenario", at: 1, of: 2 }, minutes: PLANNED.Junior + READING },
      { card: { id: "s-2" }, why: { kind: "scenario", at: 2, of: 2 }, minutes: PLANNED.Staff },
    ]);
    expect(steps[2]).toMatchObject({ why: { kind: "opening" }, minutes: PLANNED.Senior });
  });

  test("where nothing is left, it ends", () => {
    expect(stepsOf({ settings: { ...SETTINGS, parts: ["aws"] }, deck, scenario: [] }, [])).toEqual([]);
  });

  test("a subject is as long as leaves every part its turn", () => {
    expect(ladderLength(SETTINGS)).toBe(3);
    expect(ladderLength({ ...SETTINGS, minutes: 20 })).toBe(2);
    expect(ladderLength({ ...SETTINGS, minutes: 60, parts: PARTS.map(({ id }) => id) })).toBe(2);
  });
});

/** It reads a whole part. */
const LONG = { timeout: 300_000 };

test("from every opening of the book something follows, whatever is ticked", LONG, () => {
  const book = cardsOf(".", "go", "/").filter(isQuestion);
  for (const level of ["Junior", "Senior", "Staff"] as const)
    for (const seed of ["1", "2", "3", "4"]) {
      const settings: Settings = { ...SETTINGS, parts: ["go"], level, seed };
      for (const ticked of [[], [0, 1, 2, 3, 4, 5]]) {
        const [opening, second] = stepsOf({ settings, deck: book, scenario: [] }, [ticked]);
        expect(second?.card.id, `${level} ${seed}`).not.toBe(opening?.card.id);
        expect(second, `${level} ${seed} ${opening?.card.id}`).toBeDefined();
      }
    }
});
