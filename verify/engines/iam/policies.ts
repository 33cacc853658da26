import { runSimulation, type SimulationErrors } from "@cloud-copilot/iam-simulate";
import type { ParsedSituation, Policy, Situation } from "../../../src/listings/index.ts";
import type { Decisions } from "./seen.ts";

type Kind = "identity" | "boundary" | "session" | "scp" | "rcp" | "resource";
type Placed = { kind: Kind; path: PropertyKey[]; policy: Policy };

/** What the evaluator's grammar of policies objects to, each with its line. */
export async function invalidPolicies({ situation, lineOf }: ParsedSituation): Promise<Decisions["invalid"]> {
  const told = await Promise.all(
    policiesOf(situation).map(async ({ kind, path, policy }) =>
      (await errorsOf(kind, policy)).map(({ message, path: inside }) => ({ line: lineOf([...path, ...segments(inside)]), message })),
    ),
  );
  return told.flat();
}

function policiesOf(situation: Situation): Placed[] {
  return Object.entries(situation).flatMap(([number, account]) => {
    const levels = (key: "scps" | "rcps", kind: Kind) =>
      Object.entries(account[key]).flatMap(([level, policies]) => listed(kind, [number, key, level], policies));
    return [
      ...levels("scps", "scp"),
      ...levels("rcps", "rcp"),
      ...Object.entries(account.principals).flatMap(([name, { identity, boundary, session }]) => [
        ...listed("identity", [number, "principals", name, "identity"], identity),
        ...(boundary ? [{ kind: "boundary" as const, path: [number, "principals", name, "boundary"], policy: boundary }] : []),
        ...(session ? [{ kind: "session" as const, path: [number, "principals", name, "session"], policy: session }] : []),
      ]),
      ...Object.entries(account.resources).flatMap(([arn, policy]) =>
        policy ? [{ kind: "resource" as const, path: [number, "resources", arn], policy }] : [],
      ),
    ];
  });
}

const listed = (kind: Kind, path: PropertyKey[], policies: (string | Policy)[]): Placed[] =>
  policies.flatMap((policy, at) => (typeof policy === "string" ? [] : [{ kind, path: [...path, at], policy }]));

/** The evaluator reads policies before it looks at the request, so any request will do. */
async function errorsOf(kind: Kind, policy: Policy): Promise<{ message: string; path: string }[]> {
  const one = [{ name: "policy", policy }];
  const level = [{ orgIdentifier: "level", policies: one }];
  const result = await runSimulation(
    {
      request: {
        principal: "arn:aws:sts::111111111111:assumed-role/any/session",
        action: "sts:GetCallerIdentity",
        resource: { resource: "*", accountId: "111111111111" },
        contextVariables: {},
      },
      identityPolicies: kind === "identity" ? one : [],
      serviceControlPolicies: kind === "scp" ? level : [],
      resourceControlPolicies: kind === "rcp" ? level : [],
      ...(kind === "boundary" && { permissionBoundaryPolicies: one }),
      ...(kind === "session" && { sessionPolicy: policy }),
      ...(kind === "resource" && { resourcePolicy: policy }),
    },
    {},
  );
  return result.resultType === "error" ? flatten(result.errors) : [];
}

function flatten({ message: _, anonymousRequestErrors: __, ...byKind }: SimulationErrors): { message: string; path: string }[] {
  return Object.values(byKind).flatMap((errors) => (Array.isArray(errors) ? errors : Object.values(errors).flat()));
}

/** `Statement[0].Condition.#Bool` → `["Statement", 0, "Condition", "Bool"]`. */
const segments = (path: string): PropertyKey[] =>
  path
    .split(/[.[\]]+/)
    .filter((part) => part !== "")
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replace(/^#/, "")));
