import type { Result } from "../../listings/index.ts";
import type { CheckOutcome } from "../../sql/index.ts";
import type { Progress } from "../engine.ts";

/**
 * The state a script starts from: the scripts that made it, in order, such as the chapter's set-up listings. Two environments with the same
 * scripts are the same one.
 */
export type Environment = { setup: readonly string[] };

/** What is done before the first result: files are fetched, the server is started, the environment is made. */
export type Phase = "loading" | "starting" | "seeding" | "running";

/**
 * What one statement gave. `line` is 1-based within the script. Of more rows than the limit `rows` holds the first ones, and `count` is how
 * many there are.
 */
export type Outcome = Result & {
  line: number;
  count?: number;
  /** Of an error: where in the script the server points, line and column 1-based. */
  position?: { line: number; column: number };
  /** Milliseconds, as the page measured them. */
  took: number;
};

export type RunOptions = {
  environment: Environment;
  /** `false`: on what earlier runs left, as a sandbox does. Else every run starts from the environment as its scripts made it. */
  fresh?: boolean;
  /** ANALYZE first, as the book does before a plan. */
  analyze?: boolean;
  /** Rows kept of each result; 500 unless told. */
  limit?: number;
  /** Milliseconds for all statements together; then the server is ended. */
  timeout?: number;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  onPhase?: (phase: Phase) => void;
  /** Each outcome as soon as it is there. */
  onOutcome?: (outcome: Outcome) => void;
};

/** Outcomes up to the first error. `statements`: how many the script has. */
export type Ran = {
  outcomes: Outcome[];
  statements: number;
  took: number;
  /** Why it did not come to its own end; the server is a new one then, and what earlier runs left is gone. */
  cut?: "stopped" | "time" | "engine";
  /** The same in words, for people; also where PostgreSQL's lexer refuses the script, of which then nothing was executed. */
  problem?: string;
};

/** PostgreSQL in the page: one server, in a worker of its own. One thing at a time; what is asked meanwhile waits its turn. */
export type PostgresEngine = {
  /** Such as `PostgreSQL 18.6`; empty until it is loaded. */
  readonly version: string;
  /** Fetches and starts it. Called again it costs nothing; `run` and `check` call it too. Rejects when it is not to be had. */
  load(onProgress?: (progress: Progress) => void): Promise<void>;
  /** Executes a script, statement by statement. Resolves however it ends; rejects only when the engine is not to be had. */
  run(script: string, options: RunOptions): Promise<Ran>;
  /** Tries an answer against the checks of an exercise, each in a database of its own that is as the environment says. */
  check(answer: string, checks: string, options: Omit<RunOptions, "fresh" | "limit" | "onOutcome">): Promise<Checked>;
  /** Forgets what runs have left: the next one finds the environment as its scripts make it. */
  reset(): Promise<void>;
  /** Ends what runs now and what waits its turn, at once; their promises resolve with `cut: "stopped"`. */
  cancel(): void;
  /** Ends the server and frees its memory. Nothing can be asked of it afterwards. */
  dispose(): void;
};

export type Checked = { checks: CheckOutcome[] } & Omit<Ran, "outcomes" | "statements">;
