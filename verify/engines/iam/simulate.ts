import { anonymousPrincipal, type RunSimulationResults, runSimulation, type Simulation } from "@cloud-copilot/iam-simulate";
import type { Asking, IamRequest, Policy, Resolved } from "../../../src/listings/index.ts";

const everything: Policy = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
};
/** AWS' own policies of these names, which say nothing else. */
export const MANAGED = { FullAWSAccess: everything, AdministratorAccess: everything };

type Named = { name: string; policy: unknown };
const named = (policies: (keyof typeof MANAGED | Policy)[]): Named[] =>
  policies.map((policy, at) => (typeof policy === "string" ? { name: policy, policy: MANAGED[policy] } : { name: `${at + 1}`, policy }));

/** Asks the evaluator. Its data of actions and condition keys are files in node_modules: no network. */
export function simulate(request: IamRequest, resolved: Resolved): Promise<RunSimulationResults> {
  const simulation = asSimulation(request, resolved);
  return runSimulation(resolved.asking.kind === "provider" ? withKnownClaims(simulation, resolved.asking.arn) : simulation, {});
}

/**
 * The claims `sub` and `aud` of a provider under the name of one whose claims are in the evaluator's data, which lists of most providers
 * only what AWS lists as theirs: Service Authorization Reference, "condition keys for AWS Security Token Service".
 */
function withKnownClaims(simulation: Simulation, provider: string): Simulation {
  const host = provider.slice(provider.indexOf("oidc-provider/") + "oidc-provider/".length);
  const renamed = (text: string, claim: string) => text.replaceAll(`"${host}:${claim}"`, `"accounts.google.com:${claim}"`);
  return JSON.parse(["sub", "aud"].reduce(renamed, JSON.stringify(simulation))) as Simulation;
}

function asSimulation({ action, resource, context }: IamRequest, { asking, owner, resourcePolicy }: Resolved): Simulation {
  const own = asking.kind === "principal" ? asking : undefined;
  const levels = (byLevel: Record<string, Parameters<typeof named>[0]>) =>
    Object.entries(byLevel).map(([orgIdentifier, policies]) => ({ orgIdentifier, policies: named(policies) }));
  return {
    request: {
      principal: principalOf(asking),
      action,
      resource: { resource, accountId: owner.number },
      contextVariables: { ...contextOf(asking, owner), ...context },
    },
    identityPolicies: named(own?.identity ?? []),
    // SCPs are of the account that asks, RCPs of the one that is asked: SCPs and RCPs, Organizations User Guide.
    serviceControlPolicies: levels(own?.account.scps ?? {}),
    resourceControlPolicies: levels(owner.account.rcps),
    ...(own?.session && { sessionPolicy: own.session }),
    ...(own?.boundary && { permissionBoundaryPolicies: named([own.boundary]) }),
    ...(resourcePolicy && { resourcePolicy }),
  };
}

function principalOf(asking: Asking): Simulation["request"]["principal"] {
  if (asking.kind === "anonymous") return anonymousPrincipal;
  return asking.kind === "service" ? asking.name : asking.arn;
}

/** Condition keys that AWS fills in by itself: IAM User Guide, "AWS global condition context keys". */
function contextOf(asking: Asking, owner: Resolved["owner"]): Record<string, string> {
  const context: Record<string, string> = { "aws:ResourceAccount": owner.number };
  if (owner.account.organization) context["aws:ResourceOrgID"] = owner.account.organization;
  // A request with a token is not signed: AWS knows of who asks what the token says.
  if (asking.kind === "anonymous" || asking.kind === "provider") return context;
  context["aws:PrincipalIsAWSService"] = String(asking.kind === "service");
  if (asking.kind === "service") return { ...context, "aws:PrincipalServiceName": asking.name };
  const [, kind, name] = /:([^:/]+)\/(.*)$/.exec(asking.arn) ?? [];
  context["aws:PrincipalAccount"] = asking.number;
  context["aws:PrincipalArn"] = roleOf(asking.arn) ?? asking.arn;
  context["aws:PrincipalType"] = kind === "user" ? "User" : "AssumedRole";
  if (kind === "user" && name) context["aws:username"] = name.split("/").at(-1) ?? name;
  if (asking.account.organization) context["aws:PrincipalOrgID"] = asking.account.organization;
  return context;
}

/** The role of a session: `aws:PrincipalArn` names it, and so do most policies. */
export const roleOf = (arn: string): string | undefined => {
  const [, account, role] = /^arn:aws:sts::(\d+):assumed-role\/(.+)\/[^/]+$/.exec(arn) ?? [];
  return role && `arn:aws:iam::${account}:role/${role}`;
};
