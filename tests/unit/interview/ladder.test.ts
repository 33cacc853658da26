import { describe, expect, test } from "vitest";
import { randomFrom } from "../../../src/deck/random.ts";
import { nextOf, openingOf } from "../../../src/interview/ladder.ts";
import { question } from "./deck.ts";

const first = () => 0;
const next = (card: ReturnType<typeof question>, ticked: number[], deck: ReturnType<typeof question>[], asked: string[] = []) =>
  nextOf(card, ticked, new Set([card.id, ...asked]), [card, ...deck], first);

describe("a point was missed", () => {
  const card = question("card", {
    points: [
      { proof: "#l-a", section: "#s-a" },
      { proof: "#l-b", section: "#s-b" },
    ],
  });

  test("the question that shares its listing follows, before one of its section or chapter", () => {
    const deck = [
      question("chapter", { points: ["#l-z"] }),
      question("section", { points: [{ proof: "#l-z", section: "#s-b" }] }),
      question("listing", { points: ["#l-b"] }),
    ];
    expect(next(card, [0], deck)).toMatchObject({ card: { id: "listing" }, why: { kind: "missed", point: card.points[1], near: 3 } });
    expect(next(card, [0], deck.slice(0, 2))).toMatchObject({ card: { id: "section" }, why: { near: 2 } });
    expect(next(card, [0], deck.slice(0, 1))).toMatchObject({ card: { id: "chapter" }, why: { near: 1 } });
    expect(next(card, [0], [question("elsewhere", { chapter: "two" })])).toMatchObject({ card: { id: "elsewhere" }, why: { near: 0 } });
  });

  test("its listing may stand in another chapter, and so may the question", () => {
    const far = question("far", { points: ["/go/two/#l-far"] });
    const deck = [question("own", { points: ["#l-z"] }), question("other", { chapter: "two", points: ["#l-far"] })];
    expect(next(far, [], deck)).toMatchObject({ card: { id: "other" } });
  });

  test("the point that leads somewhere decides, not the first one", () => {
    expect(next(card, [], [question("b", { points: ["#l-b"] })])).toMatchObject({ why: { kind: "missed", point: card.points[1] } });
  });

  test("never a higher level; of what is as near, the highest allowed", () => {
    const deck = [
      question("staff", { level: "Staff", points: ["#l-b"] }),
      question("junior", { level: "Junior", points: ["#l-b"] }),
      question("senior", { points: ["#l-b"] }),
    ];
    expect(next(card, [0], deck)).toMatchObject({ card: { id: "senior" } });
    expect(next(card, [0], deck, ["senior"])).toMatchObject({ card: { id: "junior" } });
    expect(next(card, [0], deck, ["senior", "junior"])).toBeUndefined();
  });

  test("never another part, and nothing that was asked", () => {
    expect(next(card, [], [question("sql", { part: "sql", points: ["/go/one/#l-a"] })])).toBeUndefined();
    expect(next(card, [], [question("b", { points: ["#l-b"] })], ["b"])).toBeUndefined();
  });
});

describe("every point was named", () => {
  test("the nearest question of the next level follows", () => {
    const card = question("card", { level: "Junior", points: ["#l-a"] });
    const deck = [
      question("staff", { level: "Staff", points: ["#l-a"] }),
      question("far", { chapter: "two" }),
      question("near", { points: ["#l-a"] }),
      question("same", { level: "Junior", points: ["#l-a"] }),
    ];
    expect(next(card, [0], deck)).toEqual({ card: deck[2], why: { kind: "higher" } });
    expect(next(card, [0], deck, ["near", "far"])).toBeUndefined();
  });

  test("above Staff there is Staff", () => {
    const card = question("card", { level: "Staff", points: ["#l-a"] });
    expect(next(card, [0], [question("other", { level: "Staff" }), question("senior")])).toMatchObject({ card: { id: "other" } });
  });
});

test("chance decides between equals, and the seed decides chance", () => {
  const card = question("card", { points: ["#l-a"] });
  const deck = [card, ...["b", "c", "d", "e"].map((id) => question(id, { points: ["#l-a"] }))];
  const chosen = (seed: string) => nextOf(card, [], new Set(["card"]), deck, randomFrom(seed))?.card.id;
  const seeds = ["1", "2", "3", "4", "5", "6", "7", "8"];
  expect(new Set(seeds.map(chosen)).size).toBeGreaterThan(1);
  expect(seeds.map(chosen)).toEqual(seeds.map(chosen));
});

test("a subject opens at the level aimed at, else at the nearest, the lower of two", () => {
  const deck = [question("junior", { level: "Junior" }), question("staff", { level: "Staff" })];
  expect(openingOf("go", "Senior", new Set(), deck, first)?.id).toBe("junior");
  expect(openingOf("go", "Senior", new Set(), [...deck, question("senior")], first)?.id).toBe("senior");
  expect(openingOf("go", "Junior", new Set(["junior"]), deck, first)?.id).toBe("staff");
  expect(openingOf("sql", "Senior", new Set(), deck, first)).toBeUndefined();
});
