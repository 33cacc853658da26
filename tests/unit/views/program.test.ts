import { expect, test } from "vitest";
import { type Event, IDLE, isBusy, type Outcome, reduce, type State, tell } from "../../../src/views/program/go/state.ts";

const play = (...events: Event[]): State => events.reduce(reduce, IDLE);
const ended = (outcome: Partial<Outcome>): Event => ({ type: "ended", outcome: { exit: 0, notes: [], ...outcome } });
const error = { line: 7, message: "undefined: x", severity: "error" } as const;

test("the course of a program, as the status line tells it", () => {
  const course: Event[] = [
    { type: "started" },
    { type: "loading", loaded: 1_500_000, total: 11_000_000 },
    { type: "building" },
    { type: "running" },
    { type: "printed", stream: "out", text: "a\n" },
    { type: "printed", stream: "out", text: "b\n" },
    { type: "printed", stream: "err", text: "panic: no\n" },
    ended({ exit: 2, took: 30 }),
  ];
  expect(course.map((_, at) => tell(play(...course.slice(0, at + 1))))).toEqual([
    "Starting…",
    "Fetching the compiler, once: 1.5 of 11.0 MB",
    "Compiling…",
    "Running…",
    "Running…",
    "Running…",
    "Running…",
    "Exit 2, after 0.030 s",
  ]);
  expect(play(...course).printed).toEqual([
    { stream: "out", text: "a\nb\n" },
    { stream: "err", text: "panic: no\n" },
  ]);
  expect(course.map((_, at) => isBusy(play(...course.slice(0, at + 1))))).toEqual([...Array(7).fill(true), false]);
});

test("a second run begins with nothing of the first", () => {
  expect(play({ type: "printed", stream: "out", text: "a" }, ended({}), { type: "started" })).toEqual({ ...IDLE, phase: "loading" });
});

test.each([
  ["one error", { exit: 2, notes: [error] }, "Does not compile: one error"],
  ["two errors", { exit: 2, notes: [error, error] }, "Does not compile: 2 errors"],
  ["a note of escape analysis", { notes: [{ ...error, severity: "info" as const }] }, "One note"],
  ["stopped", { exit: undefined, problem: "Stopped." }, "Stopped."],
  ["all tests", { tests: [{ name: "TestA", passed: true, output: "" }] }, "All 1 tests pass"],
  [
    "some tests",
    {
      tests: [
        { name: "A", passed: true, output: "" },
        { name: "B", passed: false, output: "" },
      ],
    },
    "1 of 2 tests pass",
  ],
  ["no tests", { tests: [] }, "No test ran"],
])("%s", (_, outcome, told) => {
  expect(tell(play({ type: "started" }, ended(outcome)))).toBe(told);
});
