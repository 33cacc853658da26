import type { RunSimulationResults } from "@cloud-copilot/iam-simulate";
import type { Decision, Resolved } from "../../../src/listings/index.ts";

import { MANAGED } from "./simulate.ts";

type Single = Extract<RunSimulationResults, { resultType: "single" }>;
export type Analysis = Single["result"]["analysis"];
type Statements = NonNullable<Analysis["identityAnalysis"]>["allowStatements"];
type Layer = { result: string; allowStatements: Statements; denyStatements: Statements };

const DECISIONS: Record<Single["overallResult"], Decision> = {
  Allowed: "allow",
  ExplicitlyDenied: "explicit deny",
  ImplicitlyDenied: "implicit deny",
};

export const decisionOf = ({ result }: Analysis): Decision => DECISIONS[result];

/**
 * What each kind of policy has to say, in the order in which the IAM User Guide names them: `identity allows (ReadOrders)`. Left out
 * are those that the request has not: a resource without a policy, a service without policies of its own.
 */
export function layersOf(analysis: Analysis, { asking, resourcePolicy }: Resolved): string[] {
  const { scpAnalysis, rcpAnalysis, resourceAnalysis, identityAnalysis, permissionBoundaryAnalysis, sessionAnalysis } = analysis;
  return [
    ...levels("RCP", rcpAnalysis?.ouAnalysis),
    ...levels("SCP", scpAnalysis?.ouAnalysis),
    ...(resourceAnalysis && resourcePolicy ? [tell("resource", resourceAnalysis)] : []),
    ...(identityAnalysis && asking.kind === "principal" ? [tell("identity", identityAnalysis)] : []),
    ...(permissionBoundaryAnalysis ? [tell("boundary", permissionBoundaryAnalysis)] : []),
    ...(sessionAnalysis ? [tell("session", sessionAnalysis)] : []),
  ];
}

/** A line for each level that stands in the way; one for all where none does. */
function levels(name: string, all: (Layer & { orgIdentifier: string })[] | undefined): string[] {
  if (!all || all.length === 0) return [];
  const inTheWay = all.filter(({ result }) => result !== "Allowed");
  return inTheWay.length === 0 ? [`${name}s allow`] : inTheWay.map((level) => tell(`${name} at ${level.orgIdentifier}`, level));
}

function tell(name: string, { result, allowStatements, denyStatements }: Layer): string {
  const denies = denyStatements.length > 0;
  const said = denies ? denyStatements : allowStatements;
  if (said.length === 0) return `${name} says nothing`;
  const whom = result === "AllowedForAccount" ? " its account" : "";
  return `${name} ${denies ? "denies" : "allows"}${whom} (${[...new Set(said.map(labelOf))].join(", ")})`;
}

/** A statement by its Sid, else by its place; AWS' own policies by their name. */
function labelOf({ policyId, statement }: Statements[number]): string {
  if (policyId && (policyId in MANAGED || policyId.includes("RCPFullAWSAccess"))) return policyId;
  const place = /^[2-9]$/.test(policyId) ? `policy ${policyId}, ` : "";
  return statement.sid() ?? `${place}statement ${statement.index()}`;
}
