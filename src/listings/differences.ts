import type { Result, Step, Trace } from "./trace.ts";

/** What became of a statement, as far as engines can be compared: how each words an error is its own. */
function outcomeOf({ waitsFor, freedBy, result }: Step): string {
  return JSON.stringify([waitsFor, freedBy, result && (result.error ? "error" : [result.rows, rowsOf(result)])]);
}

/** How many rows a command tag tells of, if any. */
const rowsOf = ({ tag }: Result): string | undefined => /\d+$/.exec(tag)?.[0];

/** The steps, from 0, that go another way in the one trace than in the other, of the same statements. */
export const differingSteps = (one: Trace, other: Trace): number[] =>
  other.flatMap((step, at) => {
    const twin = one[at];
    return twin && outcomeOf(twin) === outcomeOf(step) ? [] : [at];
  });
