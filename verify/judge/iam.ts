import type { Listing } from "../../src/listings/index.ts";
import type { Decided } from "../runners/iam/told.ts";
import type { Observation } from "../runners/runner.ts";
import { judgeOutput } from "./output.ts";
import { claimOnly, type Problem, problem, type Verdict } from "./verdict.ts";

/** `json iam`: its policies are valid. */
export function judgeSituation(listing: Listing, observation: Observation): Verdict {
  if (observation.kind !== "decided") return claimOnly([problem(listing.line, "was not read as a situation")]);
  return claimOnly(observation.invalid);
}

/** `yaml iam-requests`: every request can be decided, and is decided as stated. Its output is who decided it. */
export function judgeRequests(listing: Listing, observation: Observation): Verdict {
  if (observation.kind !== "decided") return claimOnly([problem(listing.line, "was not decided")]);
  const { invalid, decided } = observation;
  const contract = [...invalid, ...decided.flatMap(otherwise)];
  return contract.length > 0 ? claimOnly(contract) : { contract, ...judgeOutput(listing, [decided.map(narrate).join("\n")]) };
}

function otherwise({ line, request, decision, layers }: Decided): Problem[] {
  if (request.decision === undefined || request.decision === decision) return [];
  const message = `${request.principal} ${request.action}: decided otherwise (${layers.join(", ")})`;
  return [{ line, message, expected: request.decision, actual: decision }];
}

const narrate = ({ request: { principal, action, resource }, decision, layers }: Decided, at: number): string =>
  [`${at + 1}. ${decision}: ${principal} ${action} ${resource}`, ...layers.map((layer) => `   ${layer}`)].join("\n");
