import { exerciseOf, type IamRequest, type Listing, resolveRequest, type Situation, situationIn } from "../../../src/listings/index.ts";
import { limitsOf } from "./limits.ts";
import { invalidPolicies } from "./policies.ts";
import type { Decisions, Seen } from "./seen.ts";
import { simulate } from "./simulate.ts";
import { decisionOf, layersOf } from "./tell.ts";

/** Whether IAM would take the policies of a `json iam` listing. */
export async function readSituation({ parsed, line }: Listing<"json iam">): Promise<Seen> {
  return { kind: "decided", invalid: parsed ? await invalidPolicies(parsed) : [{ line, message: "is no situation" }], decided: [] };
}

/** Decides the requests of a `yaml iam-requests` listing in its situation; those of an exercise in both of its situations. */
export async function decideRequests(listing: Listing<"yaml iam-requests">): Promise<Seen> {
  const { starter, tests, solution } = exerciseOf(listing);
  if (tests !== listing) return { kind: "decided", ...(await decideIn(listing, listing.needs[0])) };
  return { kind: "tried", starter: await decideIn(listing, starter), solution: await decideIn(listing, solution) };
}

async function decideIn({ parsed = [], line }: Listing<"yaml iam-requests">, where: Listing | undefined): Promise<Decisions> {
  const situation = where && situationIn(where)?.situation;
  if (!situation) return { invalid: [{ line, message: "has no situation to be decided in" }], decided: [] };
  const told = await Promise.all(parsed.map((placed) => decide(situation, placed.request, placed.line)));
  return { invalid: told.flatMap(({ invalid }) => invalid), decided: told.flatMap(({ decided }) => decided) };
}

async function decide(situation: Situation, request: IamRequest, line: number): Promise<Decisions> {
  const refused = (...messages: string[]): Decisions => ({ invalid: messages.map((message) => ({ line, message })), decided: [] });
  const resolved = resolveRequest(situation, request);
  if ("found" in resolved) return refused(resolved.found);
  const result = await simulate(request, resolved);
  if (result.resultType === "error") return refused(wordsFor(result.errors.message, request));
  if (result.resultType === "wildcard") return refused(`${request.resource}: a request is for one resource, without *`);
  const { analysis, ignoredContextKeys = [] } = result.result;
  const absent = ignoredContextKeys.filter((key) => key in request.context);
  if (absent.length > 0) return refused(`${request.action} comes without ${absent.join(", ")}: AWS would not send the key`);
  const limits = limitsOf(request, resolved, analysis);
  if (limits.length > 0) return refused(...limits);
  return { invalid: [], decided: [{ line, request, decision: decisionOf(analysis), layers: layersOf(analysis, resolved) }] };
}

/** The evaluator's codes, in words. */
function wordsFor(code: string, { action, resource, principal }: IamRequest): string {
  const words: Record<string, string> = {
    "invalid.service": `${action}: there is no such service`,
    "invalid.action": `${action}: the service has no such action`,
    "must.use.wildcard": `${action} knows no resources: write resource: "*"`,
    "no.resource.types": `${action} is not for a resource such as ${resource}`,
    "multiple.resource.types": `${resource} is several kinds of resource to ${action}`,
    "session.policy.invalid.principal": `${principal} has a session policy, and is no session`,
    "policy.errors": "a policy of the situation is invalid",
  };
  return words[code] ?? code;
}
