import type { Decision, IamRequest } from "../../../src/listings/index.ts";

/** What became of one request. `line` is 1-based in the chapter. */
export type Decided = { line: number; request: IamRequest; decision: Decision; layers: string[] };

/** What was seen of a situation, or of requests in one; and what cannot be decided, with its line. */
export type Decisions = { invalid: { line: number; message: string }[]; decided: Decided[] };

export type Seen =
  | ({ kind: "decided" } & Decisions)
  /** The requests of an exercise, in what readers begin with and in what solves it. */
  | { kind: "tried"; starter: Decisions; solution: Decisions };
