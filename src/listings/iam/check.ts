import type { Finding } from "../complaint.ts";
import type { Listing } from "../listing.ts";
import { roleOf } from "../schema.ts";
import { parseRequests } from "./requests.ts";
import { resolveRequest } from "./resolve.ts";
import { parseSituation } from "./situation.ts";

/** What is wrong with a situation, or with requests in theirs. Pure; whether AWS would take a policy is the evaluator's question. */
export function checkIam(listing: Listing): Finding[] {
  const { contract, code, line, needs } = listing;
  if (contract.name === "json iam") return parseSituation(code, line).findings;
  if (contract.name !== "yaml iam-requests") return [];
  const { requests, findings, lineOf } = parseRequests(code, line);
  const [situation] = needs;
  if (!situation) {
    const found = contract.of ? `of=${contract.of}, which is no situation above` : "requests without a situation";
    return [...findings, { line, column: 1, found, allowed: "a `json iam` listing above it, or of=ID" }];
  }
  const parsed = parseSituation(situation.code, situation.line).situation;
  if (!requests || !parsed) return findings;
  return requests.flatMap((request, at): Finding[] => {
    const resolved = resolveRequest(parsed, request);
    const unknown = "found" in resolved ? [{ line: lineOf([at]), column: 1, ...resolved }] : [];
    if (request.decision || roleOf(contract) === "predict") return unknown;
    return [...unknown, { line: lineOf([at]), column: 1, found: "a request without a decision", allowed: "decision: …, or role=predict" }];
  });
}
