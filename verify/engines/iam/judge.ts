import { type Listing, wrapped } from "../../../src/listings/index.ts";
import { judgeOutput } from "../../judge/output.ts";
import { claimOnly, type Problem, problem, type Verdict } from "../../judge/verdict.ts";
import type { Decided, Seen } from "./seen.ts";

/** `json iam`: its policies are valid. */
export const judgeSituation = ({ line }: Listing, seen: Seen): Verdict =>
  claimOnly(seen.kind === "decided" ? seen.invalid : [problem(line, "was not read")]);

/** `yaml iam-requests`: every request can be decided, and is decided as stated. Its output is who decided it. */
export function judgeRequests(listing: Listing, { invalid, decided }: Extract<Seen, { kind: "decided" }>): Verdict {
  const contract = [...invalid, ...decided.flatMap(otherwise)];
  return contract.length > 0 ? claimOnly(contract) : { contract, ...judgeOutput(listing, [decided.map(narrate).join("\n")]) };
}

/** The requests of an exercise are decided as stated in its solution, and at least one of them otherwise in its starter. */
export function judgeExercise({ line }: Listing, { starter, solution }: Extract<Seen, { kind: "tried" }>): Verdict {
  const failed = solution.decided.flatMap(otherwise).map((one) => ({ ...one, message: `in the solution: ${one.message}` }));
  const free = starter.decided.flatMap(otherwise).length === 0;
  const idle = free ? [problem(line, "the starter passes every request already: there is nothing to do")] : [];
  return claimOnly([...starter.invalid, ...solution.invalid, ...failed, ...idle]);
}

function otherwise({ line, request, decision, layers }: Decided): Problem[] {
  if (request.decision === undefined || request.decision === decision) return [];
  const message = `${request.principal} ${request.action}: decided otherwise (${layers.join(", ")})`;
  return [{ line, message, expected: request.decision, actual: decision }];
}

function narrate({ request: { principal, action, resource }, decision, layers }: Decided, at: number): string {
  const head = wrapped(`${at + 1}. `, `${decision}: ${principal} ${action} ${resource}`);
  return [...head, ...layers.flatMap((layer) => wrapped("   ", layer))].join("\n");
}
