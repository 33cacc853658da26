import type { Account, Policy, Situation } from "./situation.ts";

/** Who asks for what, by the names of a situation. */
type Asked = { principal: string; resource: string };
type Owner = { number: string; account: Account };

/** Who asks: somebody of an account, whoever holds a token of its provider, an AWS service, nobody known. */
export type Asking =
  | ({ kind: "principal"; arn: string } & Owner & Account["principals"][string])
  | ({ kind: "provider"; arn: string } & Owner)
  | { kind: "service"; name: string }
  | { kind: "anonymous" };

/** A request with everything of the situation that bears on it. */
export type Resolved = { asking: Asking; owner: Owner; resourcePolicy: Policy | undefined };

/** Finds who asks and what is asked for. Otherwise: which of them the situation does not have, and what it has. */
export function resolveRequest(situation: Situation, request: Asked): Resolved | { found: string; allowed: string } {
  const asking = askingOf(situation, request.principal);
  if ("found" in asking) return asking;
  const target = targetOf(situation, request.resource, asking);
  return "found" in target ? target : { asking, ...target };
}

function askingOf(situation: Situation, name: string): Asking | { found: string; allowed: string } {
  if (name === "anonymous") return { kind: "anonymous" };
  if (/^[a-z0-9.-]+\.amazonaws\.com$/.test(name)) return { kind: "service", name };
  const all = Object.entries(situation).flatMap(([number, account]) =>
    Object.keys(account.principals).map((key) => ({ number, account, key, full: `${number}:${key}` })),
  );
  const hits = all.filter(({ key, full }) => name === key || name === full);
  const [hit] = hits;
  const names = [...all.map(({ full }) => full), "anonymous", "SERVICE.amazonaws.com"].join(" ");
  if (!hit) return { found: `principal ${name}, who is not in the situation`, allowed: names };
  if (hits.length > 1) return { found: `principal ${name}, who is in ${hits.length} accounts`, allowed: names };
  const { number, account, key } = hit;
  if (key.startsWith("oidc-provider/")) return { kind: "provider", arn: `arn:aws:iam::${number}:${key}`, number, account };
  const arn = `arn:aws:${key.startsWith("assumed-role/") ? "sts" : "iam"}::${number}:${key}`;
  return { kind: "principal", arn, number, account, identity: [], ...account.principals[key] };
}

/** The resource itself, or what it is in: `arn:aws:s3:::orders/1.json` is in `arn:aws:s3:::orders`. */
function targetOf(
  situation: Situation,
  arn: string,
  asking: Asking,
): { owner: Owner; resourcePolicy: Policy | undefined } | { found: string; allowed: string } {
  if (arn === "*" && asking.kind === "principal")
    return { owner: { number: asking.number, account: asking.account }, resourcePolicy: undefined };
  for (const [number, account] of Object.entries(situation)) {
    const key = Object.keys(account.resources).find((known) => arn === known || arn.startsWith(`${known}/`));
    if (key !== undefined) return { owner: { number, account }, resourcePolicy: account.resources[key] ?? undefined };
  }
  const known = Object.values(situation).flatMap(({ resources }) => Object.keys(resources));
  return {
    found: `resource ${arn}, which nobody owns in the situation`,
    allowed: known.join(" ") || "list it below an account's resources",
  };
}
