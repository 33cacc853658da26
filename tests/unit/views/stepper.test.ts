import { describe, expect, test } from "vitest";
import type { Trace } from "../../../src/listings/index.ts";
import { type Fate, happened, questionOf } from "../../../src/views/sql/course.ts";
import { type Event, isFirst, isLast, questionsOf, reduce, type State, start, tell } from "../../../src/views/sql/stepper.ts";
import { swiped } from "../../../src/views/stepping/gestures.ts";
import { RECORDED, recorded, traceOf } from "./traces.ts";

const walk = (trace: Trace, ...events: Event[]): State => {
  const questions = questionsOf(trace);
  return events.reduce((state, event) => reduce(questions, state, event), start(questions));
};
const forward: Event = { type: "forward" };
const back: Event = { type: "back" };
const guess = (fate: Fate): Event => ({ type: "guess", fate });
const said = (trace: Trace, ...events: Event[]) => tell(trace, questionsOf(trace), walk(trace, ...events));

describe("walking", () => {
  const trace = recorded("concurrent-update");
  const six = Array.from({ length: 6 }, () => forward);

  test("forward shows step by step, asks before a decisive one, and ends at the last", () => {
    const states = Array.from({ length: 12 }, (_, steps) => walk(trace, ...Array.from({ length: steps }, () => forward)));
    expect(states.map(({ shown, asked }) => `${shown}${asked ? "?" : ""}`)).toMatchInlineSnapshot(`
      [
        "1",
        "2",
        "3",
        "3?",
        "4",
        "5",
        "5",
        "5",
        "5",
        "5",
        "5",
        "5",
      ]
    `);
    expect(isFirst(states[0] as State)).toBe(true);
    expect(isLast(questionsOf(trace), states.at(-1) as State)).toBe(true);
  });

  test("a key that is held down stops before a question", () => {
    const held: Event = { type: "forward", held: true };
    const state = walk(trace, ...Array.from({ length: 30 }, () => held));
    expect(state.asked).toBe(true);
    expect(walk(trace, ...Array.from({ length: 30 }, () => held), forward).shown).toBe(state.shown + 1);
  });

  test("back undoes one step or leaves the question, and never the first step", () => {
    for (let steps = 0; steps < 9; steps += 1) {
      const before = walk(trace, ...six.slice(0, steps));
      const after = walk(trace, ...six.slice(0, steps), back);
      if (isFirst(before)) expect(after).toEqual(before);
      else if (before.asked) expect(after).toEqual({ ...before, asked: false });
      else expect(after.shown).toBe(before.shown - 1);
    }
  });

  test("what was answered is not asked again, and its verdict stays", () => {
    const asked = walk(trace, ...Array.from({ length: 30 }, () => ({ type: "forward", held: true }) as const));
    const questions = questionsOf(trace);
    const answered = reduce(questions, asked, guess("goes on"));
    const again = [back, forward].reduce((state, event) => reduce(questions, state, event), answered);
    expect(again).toEqual(answered);
    expect(tell(trace, questions, again).verdict).toBe("wrong");
    expect(reduce(questions, answered, guess("waits"))).toBe(answered); // nothing is asked
  });

  test.each([...RECORDED])("%s: from the first step to the last and back, every step is told", (_, recordedTrace) => {
    const questions = questionsOf(recordedTrace);
    const states = foresee(recordedTrace);
    const told = states.map((state) => tell(recordedTrace, questions, state));
    for (const { text } of told) expect(text).toMatch(/^\w(?!.*(undefined|nothing)).*[.?]$/s);
    expect([...new Set(told.map(({ place }) => place))].length).toBe(recordedTrace.length);
    const asked = questions.filter(Boolean).length;
    expect(told.at(-1)?.text.includes(`You foresaw ${asked} of ${asked}.`)).toBe(asked > 0);
    let state = states.at(-1) as State;
    for (const _ of states) state = reduce(questions, state, back);
    expect(state.shown).toBe(1);
  });
});

/** All states on the way to the last, of a reader who foresees everything. */
function foresee(trace: Trace): State[] {
  const questions = questionsOf(trace);
  const states = [start(questions)];
  for (let state = states[0] as State; !isLast(questions, state); states.push(state)) {
    const question = state.asked ? questions[state.shown] : undefined;
    state = reduce(questions, state, question ? guess(question.right) : forward);
  }
  return states;
}

const fateOf = ({ result }: Trace[number]): Fate => (result?.error ? "fails" : "goes on");

describe("what is asked", () => {
  test("everything that blocks, fails or is freed, in the whole book", () => {
    const steps = [...RECORDED.values()].flatMap((trace) => trace.map((step, at) => ({ ...step, trace, at })));
    expect(steps.length).toBeGreaterThan(0);
    for (const { trace, at, waitsFor, result } of steps) {
      const { own, right } = questionOf(trace, at) ?? {};
      expect(own === true && right === "waits").toBe(waitsFor !== undefined);
      expect(own === true && right === "fails").toBe(result?.error !== undefined && waitsFor === undefined);
      // Who is asked of what it sends itself is not asked of whom that lets go on: the victim of a deadlock does both.
      const ends = waitsFor !== undefined || result?.error !== undefined;
      const freed = ends ? undefined : trace.find(({ freedBy }) => freedBy === at);
      expect(own === false).toBe(freed !== undefined);
      expect(right).toBe(freed ? fateOf(freed) : right);
    }
  });

  test("being asked tells nothing: each answer is right often enough", () => {
    const own = [...RECORDED.values()].flatMap(questionsOf).flatMap((question) => (question?.own ? [question.right] : []));
    for (const fate of ["goes on", "waits", "fails"]) {
      expect(own.filter((right) => right === fate).length / own.length, fate).toBeGreaterThan(0.2);
    }
  });

  test("the victim of a deadlock is asked about, though it frees another", () => {
    const trace = traceOf(
      "A: UPDATE t SET v = 0 WHERE id = 1",
      "B: UPDATE t SET v = 0 WHERE id = 2",
      "A: UPDATE t SET v = 1 WHERE id = 2 -> waits B -> freed 3",
      "B: UPDATE t SET v = 1 WHERE id = 1 -> error 40P01",
    );
    expect(questionOf(trace, 3)).toEqual({ about: "B", own: true, right: "fails" });
    expect(happened(trace, 3)).toEqual(["B fails: ERROR 40P01, no.", "A goes on and gets UPDATE."]);
  });

  test("the words", () => {
    const held = Array.from({ length: 30 }, () => ({ type: "forward", held: true }) as const);
    expect(said(recorded("lost-update"), ...held)).toMatchInlineSnapshot(`
      {
        "place": "Step 6 of 9.",
        "statement": "B sends UPDATE account SET balance = 80 WHERE id = 1.",
        "text": "B sends this. What does it do?",
      }
    `);
    expect(said(recorded("cell-lost-rr"), ...held, guess("waits"))).toMatchInlineSnapshot(`
      {
        "place": "Step 6 of 9.",
        "statement": "B sends UPDATE account SET balance = 80 WHERE id = 1.",
        "text": "B waits for A, over a row of account.",
        "verdict": "right",
      }
    `);
    expect(said(recorded("cell-lost-rr"), ...held, guess("waits"), forward)).toMatchInlineSnapshot(`
      {
        "place": "Step 7 of 9.",
        "statement": "A sends COMMIT.",
        "text": "A sends this, and B waits. What does B's statement do?",
      }
    `);
    expect(said(recorded("cell-lost-rr"), ...held, guess("waits"), forward, guess("waits"))).toMatchInlineSnapshot(`
      {
        "place": "Step 7 of 9.",
        "statement": "A sends COMMIT.",
        "text": "A gets COMMIT. B fails: ERROR 40001, could not serialize access due to concurrent update.",
        "verdict": "wrong",
      }
    `);
  });
});

test("a swipe is far, and across", () => {
  expect([swiped(-60, 10), swiped(60, -10), swiped(40, 0), swiped(-60, 40), swiped(0, 300)]).toEqual([
    "forward",
    "back",
    undefined,
    undefined,
    undefined,
  ]);
});
