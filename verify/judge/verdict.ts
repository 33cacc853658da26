import type { Histogram, Trace } from "../../src/listings/index.ts";

/** Something that is not as the chapter says. `line` is 1-based in the chapter. */
export type Problem = { line: number; message: string; expected?: string; actual?: string };

/** What became of one listing. */
export type Verdict = {
  /** The claim itself: builds, exit code, diagnostics. Only the output may be rewritten by `--update`, never a claim. */
  contract: Problem[];
  /** The output differs from what the chapter shows. */
  output: Problem[];
  /** What the output fence should say, when the contract held and there is something to say. */
  actual: string | undefined;
  histogram: Histogram | undefined;
  /** Of an interleaving: what became of each statement. */
  trace?: Trace;
};

export const problem = (line: number, message: string): Problem => ({ line, message });

/** A verdict on the claim alone, of listings that have no output to compare. */
export const claimOnly = (contract: Problem[]): Verdict => ({ contract, output: [], actual: undefined, histogram: undefined });
