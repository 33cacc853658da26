import type { Listing } from "../../../../src/listings/index.ts";
import { claimOnly, problem, type Verdict } from "../../../judge/verdict.ts";
import type { Seen } from "../seen.ts";

/** `sql checks`: the starter fails at least one, the solution passes all. */
export function judgeChecks({ line }: Listing, seen: Seen): Verdict {
  if (seen.kind !== "checked") return claimOnly([problem(line, "was not executed as checks")]);
  const { unknown, starter, solution } = seen;
  const allowed = "rows: ordered|any, plan: uses NAME, plan: no NODE, statements: N, rejects: SQLSTATE";
  const strange = unknown.map((comment) => problem(line + comment.line, `no such check: ${comment.text}. Allowed: ${allowed}`));
  if (strange.length > 0) return claimOnly(strange);
  if (solution.length === 0) return claimOnly([problem(line, `checks nothing. Allowed: ${allowed}`)]);
  const failed = solution
    .filter(({ holds }) => !holds)
    .map((outcome) => ({ line: line + outcome.line, message: `the solution does not pass "${outcome.check}"`, actual: outcome.found }));
  const free = starter.every(({ holds }) => holds) ? [problem(line, "the starter passes every check already: there is nothing to do")] : [];
  return claimOnly([...failed, ...free]);
}
