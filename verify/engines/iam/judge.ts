import type { Listing } from "../../../src/listings/index.ts";
import { judgeOutput } from "../../judge/output.ts";
import { claimOnly, type Problem, type Verdict } from "../../judge/verdict.ts";
import type { Decided, Seen } from "./seen.ts";

/** `json iam`: its policies are valid. */
export const judgeSituation = (_: Listing, { invalid }: Seen): Verdict => claimOnly(invalid);

/** `yaml iam-requests`: every request can be decided, and is decided as stated. Its output is who decided it. */
export function judgeRequests(listing: Listing, { invalid, decided }: Seen): Verdict {
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
