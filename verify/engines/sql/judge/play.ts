import { formatResult, type Listing } from "../../../../src/listings/index.ts";
import { judgeOutput } from "../../../judge/output.ts";
import { claimOnly, type Problem, problem, type Verdict } from "../../../judge/verdict.ts";
import type { Outcome, Seen, SqlRun } from "../seen.ts";
import { maskPlan } from "./plan.ts";

/** `sql run`: all statements succeed; the last result set is the output. */
export function judgeRun(listing: Listing, seen: Seen): Verdict {
  if (seen.kind !== "played") return notPlayed(listing);
  const contract = eachPlay(listing, seen.runs, (play) => [...refuseErrors(listing, play.outcomes), ...refuseExplain(listing, play)]);
  return withOutput(listing, contract, seen.runs.map(lastResult));
}

/** `sql fail`: the last statement fails with one of the SQLSTATEs that `-- want` names; all before it succeed. */
export function judgeFail(listing: Listing, seen: Seen): Verdict {
  if (seen.kind !== "played") return notPlayed(listing);
  const { wants, runs } = seen;
  if (wants.length === 0)
    return claimOnly([problem(listing.line, "promises no error: add a comment -- want SQLSTATE, such as -- want 23505")]);
  const contract = eachPlay(listing, runs, ({ outcomes, statements }) => {
    const last = outcomes.at(-1);
    const at = listing.line + (last?.line ?? 0);
    if (!last?.error) return [problem(at, `succeeds, although ${wants.join(" or ")} is promised`)];
    if (outcomes.length < statements) return [problem(at, `fails before the last statement: ${describe(last)}`)];
    return wants.includes(last.error.code) ? [] : [problem(at, `fails with ${describe(last)}, not with ${wants.join(" or ")}`)];
  });
  return withOutput(listing, contract, runs.map(lastResult));
}

/** `sql explain`: the last statement is an EXPLAIN; its plan is the output, compared without what varies. */
export function judgeExplain(listing: Listing, seen: Seen): Verdict {
  if (seen.kind !== "played") return notPlayed(listing);
  const { runs, sampled } = seen;
  const contract = eachPlay(listing, runs, ({ outcomes }) => {
    const errors = refuseErrors(listing, outcomes);
    const last = outcomes.at(-1);
    if (errors.length > 0 || isPlan(last)) return errors;
    return [problem(listing.line + (last?.line ?? 0), "explains nothing: its last statement must be an EXPLAIN")];
  });
  if (contract.length > 0) return claimOnly(contract);
  const plans = runs.map(({ outcomes }) => (outcomes.at(-1)?.rows ?? []).flat().join("\n"));
  const { output } = listing;
  if (!output) return { contract, ...judgeOutput(listing, plans) };
  const mask = (text: string) => maskPlan(text, sampled);
  const masked = { ...listing, output: { ...output, body: mask(output.body), alternatives: output.alternatives.map(mask) } };
  const compared = judgeOutput(masked, plans.map(mask));
  // Compared without what varies, but recorded as printed.
  return { contract, ...compared, actual: plans[0] };
}

const notPlayed = ({ line }: Listing): Verdict => claimOnly([problem(line, "was not executed as SQL")]);

const isPlan = (outcome: Outcome | undefined): boolean => outcome?.fields?.[0]?.name === "QUERY PLAN";

const describe = ({ error }: Outcome): string => (error ? `${error.code}: ${error.message}` : "");

const lastResult = ({ outcomes }: SqlRun): string => {
  const last = outcomes.findLast(({ fields, error }) => fields || error);
  return last ? formatResult(last) : "";
};

/** The problems of the first run that has any. */
function eachPlay({ line, contract }: Listing, runs: SqlRun[], judge: (play: SqlRun) => Problem[]): Problem[] {
  for (const [i, play] of runs.entries()) {
    const which = runs.length > 1 ? `run ${i + 1} of ${runs.length}: ` : "";
    const slow = play.outcomes.at(-1)?.line ?? 0;
    const problems = play.timedOut
      ? [problem(line + slow, `did not end within ${contract.timeout} ms and was ended (timeout= allows more)`)]
      : judge(play);
    if (problems.length > 0) return problems.map((found) => ({ ...found, message: which + found.message }));
  }
  return [];
}

const refuseErrors = ({ line }: Listing, outcomes: Outcome[]): Problem[] =>
  outcomes.filter(({ error }) => error).map((outcome) => problem(line + outcome.line, `fails with ${describe(outcome)}`));

const refuseExplain = ({ line }: Listing, { outcomes }: SqlRun): Problem[] =>
  outcomes.filter(isPlan).map((outcome) => problem(line + outcome.line, "an EXPLAIN in sql run: write sql explain, which compares plans"));

/** The output is compared when there is a fence for it: a statement's rows are no claim by themselves. */
function withOutput(listing: Listing, contract: Problem[], texts: string[]): Verdict {
  if (contract.length > 0 || !listing.output) return claimOnly(contract);
  return { contract, ...judgeOutput(listing, texts) };
}
