import type { IamRequest, Policy, Resolved } from "../../../src/listings/index.ts";
import { roleOf } from "./simulate.ts";
import type { Analysis } from "./tell.ts";

/**
 * Services whose resources RCPs reach, as we compared them: Organizations User Guide, "Resource control policies (RCPs)", as of January 2026.
 * The list there grows. The evaluator applies RCPs to all.
 */
const UNDER_RCPS = ["s3", "sts", "kms", "sqs", "secretsmanager", "ecr", "aoss", "cognito-identity", "cognito-idp", "logs"];

/**
 * Where the evaluator is known to decide otherwise than AWS documents, or where we found no document to hold it against: such a request
 * is refused, so that no listing can claim it. README.md next to this file says why.
 * @returns what cannot be decided here, and where to look it up
 */
export function limitsOf(request: IamRequest, resolved: Resolved, analysis: Analysis): string[] {
  return LIMITS.flatMap((limit) => limit(request, resolved, analysis) ?? []);
}

type Limit = (request: IamRequest, resolved: Resolved, analysis: Analysis) => string | undefined;

const sessionPolicyPassed: Limit = (_, { asking }, { resourceAnalysis, sessionAnalysis, sameAccount }) => {
  const named = resourceAnalysis?.allowStatements.some(({ principalMatch }) => principalMatch === "Match");
  if (asking.kind !== "principal" || !sameAccount || !named || sessionAnalysis?.result !== "ImplicitlyDenied") return undefined;
  return "a resource policy that names the session passes by its session policy, and the evaluator does not know it";
};

const boundaryPassedByAnybody: Limit = (_, __, { resourceAnalysis, permissionBoundaryAnalysis, sameAccount }) => {
  const direct = resourceAnalysis?.allowStatements.filter(({ principalMatch }) => principalMatch === "Match") ?? [];
  const anybody = direct.length > 0 && direct.every(({ statement }) => statement.isPrincipalStatement() && wild(statement.principals()));
  if (!sameAccount || !anybody || permissionBoundaryAnalysis?.result !== "ImplicitlyDenied") return undefined;
  return 'whether Principal "*" passes by a boundary is not documented; name the user or the session';
};
const wild = (principals: { isWildcardPrincipal(): boolean }[]): boolean => principals.some((one) => one.isWildcardPrincipal());

const notPrincipal: Limit = (_, { asking, resourcePolicy }) => {
  const statements = (resourcePolicy?.Statement ?? []).filter(({ NotPrincipal }) => NotPrincipal !== undefined);
  if (statements.some(({ Effect }) => Effect === "Allow")) return "NotPrincipal with Allow is not supported by AWS";
  if (asking.kind !== "principal" || asking.boundary) return undefined;
  const needed = [`arn:aws:iam::${asking.number}:root`, roleOf(asking.arn), asking.arn].filter((arn) => arn !== undefined);
  const partly = statements.some((statement) => {
    const hits = needed.filter((arn) => awsNames(statement).includes(arn));
    return hits.length > 0 && hits.length < needed.length;
  });
  if (!partly) return undefined;
  return `NotPrincipal has to name ${needed.join(", ")}, or AWS may deny all the same, depending on the service`;
};

function awsNames({ NotPrincipal }: Policy["Statement"][number]): string[] {
  if (NotPrincipal === undefined || NotPrincipal === "*") return [];
  return [NotPrincipal.AWS ?? []].flat();
}

const serviceLinkedRole: Limit = (_, { asking, owner }) => {
  const linked = asking.kind === "principal" && asking.arn.includes(":assumed-role/AWSServiceRoleFor");
  if (!linked || Object.keys({ ...asking.account.scps, ...owner.account.rcps }).length === 0) return undefined;
  return "SCPs and RCPs do not hold service-linked roles back, and the evaluator does not know it";
};

const WITH_A_TOKEN = "sts:AssumeRoleWithWebIdentity";
const byToken: Limit = ({ action }, { asking, resourcePolicy }) => {
  if ((asking.kind === "provider") !== (action === WITH_A_TOKEN))
    return `${WITH_A_TOKEN} is asked for by an oidc-provider, and nothing else is`;
  const open = (resourcePolicy?.Statement ?? []).some(({ Principal }) => Principal === "*");
  if (asking.kind === "provider" && open) return 'whether Principal "*" means a provider is not documented; name it below Federated';
  return undefined;
};

const outsideOfRcps: Limit = ({ action }, { owner }) => {
  const [service = ""] = action.split(":");
  if (Object.keys(owner.account.rcps).length === 0 || UNDER_RCPS.includes(service)) return undefined;
  return `whether RCPs reach ${service} was not compared. They reach ${UNDER_RCPS.join(", ")}`;
};

const LIMITS: Limit[] = [sessionPolicyPassed, boundaryPassedByAnybody, notPrincipal, serviceLinkedRole, byToken, outsideOfRcps];
