import type { Note } from "../../editor/index.ts";

export type Stream = "out" | "err";
export type Test = { name: string; passed: boolean; output: string };

/** How an execution ended. */
export type Outcome = {
  /** Of the program; of a build, vet or test that could not be had, what they exited with. `undefined`: it was stopped, or the page's engine broke. */
  exit: number | undefined;
  notes: Note[];
  tests?: Test[];
  /** Milliseconds the program ran. */
  took?: number;
  /** What kept it from its own end, in words. */
  problem?: string;
  /** What gofmt made of it. */
  formatted?: string;
};

export type State = {
  phase: "idle" | "loading" | "building" | "running" | "done";
  /** Bytes of what has to be there before anything runs. */
  progress: { loaded: number; total: number } | undefined;
  /** What was printed, in order, what follows each other on one stream joined. */
  printed: { stream: Stream; text: string }[];
  outcome: Outcome | undefined;
};

export type Event =
  | { type: "started" }
  | { type: "loading"; loaded: number; total: number }
  | { type: "building" }
  | { type: "running" }
  | { type: "printed"; stream: Stream; text: string }
  | { type: "ended"; outcome: Outcome };

export const IDLE: State = { phase: "idle", progress: undefined, printed: [], outcome: undefined };

/** The course of one execution. */
export function reduce(state: State, event: Event): State {
  switch (event.type) {
    case "started":
      return { ...IDLE, phase: "loading" };
    case "loading":
      return { ...state, phase: "loading", progress: { loaded: event.loaded, total: event.total } };
    case "building":
      return { ...state, phase: "building", progress: undefined };
    case "running":
      return { ...state, phase: "running" };
    case "printed":
      return { ...state, printed: append(state.printed, event) };
    case "ended":
      return { ...state, phase: "done", progress: undefined, outcome: event.outcome };
  }
}

function append(printed: State["printed"], { stream, text }: { stream: Stream; text: string }): State["printed"] {
  const last = printed.at(-1);
  if (last?.stream !== stream) return [...printed, { stream, text }];
  return [...printed.slice(0, -1), { stream, text: last.text + text }];
}

export const isBusy = ({ phase }: State): boolean => phase !== "idle" && phase !== "done";

/** What a status line says, in words that can be read out. */
export function tell({ phase, progress, outcome }: State): string {
  if (phase === "loading")
    return progress ? `Fetching the compiler, once: ${megabytes(progress.loaded)} of ${megabytes(progress.total)} MB` : "Starting…";
  if (phase === "building") return "Compiling…";
  if (phase === "running") return "Running…";
  return outcome ? tellOutcome(outcome) : "";
}

function tellOutcome({ exit, notes, tests, took, problem, formatted }: Outcome): string {
  if (problem) return problem;
  if (tests) return tellTests(tests);
  const errors = notes.filter(({ severity }) => severity === "error").length;
  if (errors > 0) return `Does not compile: ${errors === 1 ? "one error" : `${errors} errors`}`;
  if (notes.length > 0) return notes.length === 1 ? "One note" : `${notes.length} notes`;
  if (formatted !== undefined) return "Formatted";
  if (took === undefined) return "Nothing to say of it";
  return `Exit ${exit}, after ${(took / 1000).toFixed(took < 100 ? 3 : 1)} s`;
}

function tellTests(tests: Test[]): string {
  const passed = tests.filter((test) => test.passed).length;
  if (tests.length === 0) return "No test ran";
  return passed === tests.length ? `All ${passed} tests pass` : `${passed} of ${tests.length} tests pass`;
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);
