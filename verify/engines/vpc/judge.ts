import { type Listing, tellWalk } from "../../../src/listings/index.ts";
import { judgeOutput } from "../../judge/output.ts";
import { claimOnly, type Problem, problem, type Verdict } from "../../judge/verdict.ts";
import type { Seen, Walked } from "./seen.ts";

/** `json vpc`: AWS would take it. An output below it is what was filled in. */
export function judgeNetwork(listing: Listing, seen: Seen): Verdict {
  if (seen.kind !== "filled") return claimOnly([problem(listing.line, "was not read")]);
  if (seen.invalid.length > 0 || !listing.output) return claimOnly(seen.invalid);
  return { contract: [], ...judgeOutput(listing, [seen.lines.join("\n")]) };
}

/** `yaml vpc-requests`: every request can be walked, and ends as stated. Its output is the way. */
export function judgeRequests(listing: Listing, seen: Seen): Verdict {
  if (seen.kind !== "walked") return claimOnly([problem(listing.line, "was not walked")]);
  const contract = seen.walked.flatMap(otherwise);
  if (contract.length > 0) return claimOnly(contract);
  const told = seen.walked.map((one, at) => ("unsayable" in one ? one.unsayable : tellWalk(one.request, one, at)));
  return { contract, ...judgeOutput(listing, [told.join("\n")]) };
}

/** The requests of an exercise end as stated in its solution, and at least one of them otherwise in its starter. */
export function judgeExercise({ line }: Listing, { starter, solution }: Extract<Seen, { kind: "tried" }>): Verdict {
  const failed = solution.flatMap(otherwise).map((one) => ({ ...one, message: `in the solution: ${one.message}` }));
  const free =
    starter.flatMap(otherwise).length === 0 ? [problem(line, "the starter passes every request already: there is nothing to do")] : [];
  return claimOnly([...failed, ...free]);
}

function otherwise(one: Walked): Problem[] {
  const { line, request } = one;
  if ("unsayable" in one) return [problem(line, one.unsayable)];
  if (request.result === undefined || request.result === one.outcome) return [];
  const last = one.hops.findLast(({ stopped }) => stopped);
  const why = last ? ` (${last.place}: ${last.stopped})` : "";
  return [{ line, message: `${request.from} to ${request.to}: ends otherwise${why}`, expected: request.result, actual: one.outcome }];
}
