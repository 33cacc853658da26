import type { Result, Trace } from "../../../src/listings/index.ts";
import type { CheckOutcome, Comment, Statement } from "../../../src/sql/index.ts";
import type { Observed } from "../../engine.ts";

/** What one statement of a listing gave. `line` is 1-based within the listing. */
export type Outcome = Result & { line: number };

/** One execution of a listing: what each statement gave, up to the first error, and how many there are. */
export type SqlRun = { outcomes: Outcome[]; statements: number; timedOut: boolean };

/** One execution of an interleaving. `stuck` is the line at which it went no further, and why. */
export type Interleaving = { trace: Trace; stuck?: { line: number; message: string } };

/** What was seen of a SQL listing. */
export type Seen =
  /** SQL of one session. `wants`: SQLSTATEs it promises; `sampled`: row estimates vary, a table was too large to be read whole. */
  | { kind: "played"; runs: SqlRun[]; wants: string[]; sampled: boolean }
  /** SQL of several sessions, with the statements as written, for their expectations. */
  | { kind: "interleaved"; runs: Interleaving[]; statements: Statement[] }
  /** The checks of an exercise, tried against its starter and its solution. */
  | { kind: "checked"; unknown: Comment[]; starter: CheckOutcome[]; solution: CheckOutcome[] };
export type SqlObserved = Observed<Seen>;
