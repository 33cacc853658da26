import { describe, expect, test } from "vitest";
import type { Card } from "../../../src/deck/card.ts";
import { afterAnswer, backupDue, dueNow, newToday, planSession } from "../../../src/practice/queue.ts";
import type { ProgressEvent } from "../../../src/progress/events.ts";
import { progressOf } from "../../../src/progress/state.ts";
import { DAY } from "../../../src/progress/time.ts";
import { fromNow } from "../../../src/progress/words.ts";

const NOON = new Date(2026, 2, 10, 12).getTime();
const HASH = "0a1b2c3d";

const card = (id: string, chapter = "/go/channels/", kind: "Question" | "Choose" = "Question"): Card =>
  ({
    id,
    hash: HASH,
    part: "go",
    chapter: { url: chapter, title: chapter },
    title: id,
    kind,
    level: kind === "Question" ? "Senior" : undefined,
  }) as Card;

let count = 0;
const graded = (of: string, grade: number, at: number, hash = HASH): ProgressEvent => ({
  ...{ id: `00000000-0000-4000-8000-${String(++count).padStart(12, "0")}`, type: "graded", of, page: "/go/channels/", hash, grade, at },
});
const items = (...events: ProgressEvent[]) => progressOf(events).items;
const ids = (asked: readonly { card: Card }[]) => asked.map((one) => one.card.id);
const CARDS = ["q-a", "q-b", "q-c", "q-d", "q-e"].map((id) => card(id));

describe("what is repeated now", () => {
  test("what is due longest comes first, then what was edited, then new ones up to the day's limit", () => {
    const known = items(graded("q-b", 0, NOON - 2 * DAY), graded("q-c", 0, NOON - 5 * DAY), graded("q-d", 3, NOON - 60_000, "ffffffff"));
    expect(ids(dueNow(CARDS, known, NOON, 10))).toEqual(["q-c", "q-b", "q-d", "q-a", "q-e"]);
    expect(ids(dueNow(CARDS, known, NOON, 2))).toEqual(["q-c", "q-b", "q-d", "q-a"]); // one was new today already
    expect(ids(dueNow(CARDS, known, NOON, 0))).toEqual(["q-c", "q-b", "q-d"]);
  });

  test("a day begins at the reader's midnight", () => {
    const midnight = new Date(NOON).setHours(0, 0, 0, 0);
    expect(newToday(items(graded("q-a", 2, midnight - 1), graded("q-b", 2, midnight)), NOON)).toBe(1);
  });
});

describe("a session", () => {
  const many = Array.from({ length: 12 }, (_, at) => card(`q-${at}`, `/go/${"abc"[at % 3]}/`));
  const exercises = Array.from({ length: 12 }, (_, at) => card(`ex-${at}`, `/go/${"abc"[at % 3]}/`, "Choose"));

  test("takes its minutes, mixes kinds, and is the same for one seed", () => {
    const plan = (seed: string) => planSession([...many, ...exercises], items(), NOON, { minutes: 20, seed });
    const session = plan("x");
    const minutes = session.reduce((sum, { card: own }) => sum + (own.kind === "Question" ? 3 : 1.5), 0);
    expect(minutes).toBeGreaterThanOrEqual(20);
    expect(minutes).toBeLessThan(23);
    expect(session.map(({ card: own }) => own.kind).slice(0, 4)).toEqual(["Question", "Choose", "Question", "Choose"]);
    expect(ids(plan("x"))).toEqual(ids(session));
    expect(ids(plan("y"))).not.toEqual(ids(session));
  });

  test("begins with chapters in which most was missed, and leaves what is known for the end", () => {
    const known = items(graded("q-1", 0, NOON - 1), graded("q-4", 0, NOON - 1), graded("q-0", 3, NOON - 1));
    const session = planSession(many, known, NOON, { minutes: 100, seed: "x" });
    expect(session.slice(0, 2).map(({ card: own }) => own.chapter.url)).toEqual(["/go/b/", "/go/b/"]);
    expect(ids(session).indexOf("q-0")).toBeGreaterThan(8);
  });

  test("of a level has no question of another", () => {
    expect(planSession(many, items(), NOON, { minutes: 20, seed: "x", level: "Staff" })).toEqual([]);
  });

  test("what was missed comes back behind a few others; what was not is done", () => {
    const session = planSession(many, items(), NOON, { minutes: 20, seed: "x" });
    const [first] = session;
    expect(afterAnswer(session, 0).indexOf(first as never)).toBe(4);
    expect(afterAnswer(session, 2)).toEqual(session.slice(1));
    expect(afterAnswer(session.slice(0, 1), 0)).toEqual([first]);
    expect(afterAnswer([], 0)).toEqual([]);
  });
});

test.each([
  [0, undefined, undefined],
  [3, undefined, "never"],
  [3, NOON - 8 * DAY, "old"],
  [3, NOON - 6 * DAY, undefined],
])("%i answers, saved at %s: a backup is due: %s", (answers, savedAt, due) => expect(backupDue(answers, savedAt, NOON)).toBe(due));

test.each([
  [0, "this minute"],
  [600_000, "in 10 minutes"],
  [-3 * 3_600_000, "3 hours ago"],
  [DAY, "tomorrow"],
  [12 * DAY, "in 12 days"],
  [90 * DAY, "in 3 months"],
  [800 * DAY, "in 2 years"],
])("%i ms from now is %s", (ms, words) => expect(fromNow(NOON + ms, NOON)).toBe(words));
