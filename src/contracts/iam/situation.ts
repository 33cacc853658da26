import * as z from "zod";
import { contract, elsewhere, type Neighbour, type Reading } from "../contract.ts";
import { basic, roleAmong, toFind } from "../keys.ts";
import { parseLocated } from "../located.ts";

const strings = z.union([z.string(), z.array(z.string()).min(1)], "a string, or a list of them");
const named = z.strictObject({ AWS: strings.optional(), Service: strings.optional(), Federated: strings.optional() });
const principals = z.union([z.literal("*"), named], '"*", or such as { "AWS": "arn:…" }');

/** IAM User Guide, "IAM JSON policy elements: Condition operators". The evaluator takes an unknown one for a condition that never holds. */
const COMPARE = "(String|Arn)(Not)?(Equals|Like)|String(Not)?EqualsIgnoreCase|(Numeric|Date)((Not)?Equals|(Less|Greater)Than(Equals)?)";
const OPERATOR = new RegExp(`^(ForAllValues:|ForAnyValue:)?(${COMPARE}|Bool|BinaryEquals|(Not)?IpAddress)(IfExists)?$|^Null$`);

const statement = z
  .strictObject({
    Sid: z
      .string()
      .regex(/^[A-Za-z0-9]+$/, "letters and digits")
      .optional(),
    Effect: z.enum(["Allow", "Deny"]),
    Principal: principals.optional(),
    NotPrincipal: principals.optional(),
    Action: strings.optional(),
    NotAction: strings.optional(),
    Resource: strings.optional(),
    NotResource: strings.optional(),
    Condition: z
      .record(
        z.string().regex(OPERATOR, "a condition operator, such as StringEquals or ForAnyValue:ArnLikeIfExists"),
        z.record(z.string(), strings),
      )
      .optional(),
  })
  .refine(({ Action, NotAction }) => (Action === undefined) !== (NotAction === undefined), "either Action or NotAction");

/** A policy as IAM takes it. The version is asked for, since the evaluator reads older policies as if they had it. */
const policy = z.strictObject({
  Version: z.literal("2012-10-17"),
  Id: z.string().optional(),
  Statement: z.array(statement).min(1),
});

const level = z.array(z.union([z.literal("FullAWSAccess"), policy], '"FullAWSAccess", or a policy')).min(1);
const principal = z.strictObject({
  identity: z
    .array(z.union([z.literal("AdministratorAccess"), policy], '"AdministratorAccess", or a policy'))
    .default([])
    .describe("Policies attached to the user or role, its groups' included."),
  boundary: policy.optional().describe("Permissions boundary."),
  session: policy.optional().describe("The policy handed over when the role was assumed."),
});

/** Who acts: as AWS names them behind the account's number. A provider stands for whoever holds one of its tokens, and has no policies. */
const acting = z
  .record(
    z
      .string()
      .regex(/^(user|assumed-role|oidc-provider)\/[\w+=,.@/-]+$/, "such as user/ana, assumed-role/app/session or oidc-provider/gitlab.com"),
    principal,
  )
  .refine(
    (all) =>
      Object.entries(all).every(
        ([name, own]) => !name.startsWith("oidc-provider/") || !(own.identity.length || own.boundary || own.session),
      ),
    "no policies of an oidc-provider: the role that its tokens ask for has them",
  )
  .default({})
  .describe(
    "Who acts. A role acts as a session: `assumed-role/ROLE/SESSION`. `oidc-provider/HOST` is whoever holds a token of that provider.",
  );

const account = z.strictObject({
  organization: z
    .string()
    .regex(/^o-[a-z0-9]{10,32}$/, "an id such as o-a1b2c3d4e5")
    .optional()
    .describe("The organisation it is a member of: `aws:PrincipalOrgID`, `aws:ResourceOrgID`."),
  scps: z.record(z.string().min(1), level).default({}).describe("By level, from the root down to the account. None: it has no SCPs."),
  rcps: z.record(z.string().min(1), z.array(policy).min(1)).default({}).describe("By level. RCPFullAWSAccess is there without saying."),
  principals: acting,
  resources: z
    .record(z.string().regex(/^arn:aws:/, "an ARN such as arn:aws:s3:::orders"), policy.nullable())
    .default({})
    .describe("What it owns, with its resource policy: of a bucket, a queue, a key, a role (there: the trust policy). `null`: none."),
});

/** What a `json iam` listing says: accounts by their number, each with its guardrails, principals and resources. */
const SITUATION = z.record(z.string().regex(/^\d{12}$/, "an account number of twelve digits"), account);
export type Situation = z.output<typeof SITUATION>;
export type Account = Situation[string];
export type Policy = z.output<typeof policy>;

/** A situation, and where its parts stand. */
export type ParsedSituation = {
  situation: Situation;
  /** The line of a part of it, such as `["111111111111", "principals"]`. */
  lineOf(path: PropertyKey[]): number;
};

/** Reads a situation, which is plain JSON. Findings have the line, counted from the fence's own. */
function parseSituation(body: string, line: number): Reading<ParsedSituation | undefined> {
  const { value, findings, lineOf } = parseLocated(SITUATION, body, line, "the situation");
  if (value === undefined) return { parsed: undefined, findings };
  try {
    JSON.parse(body);
  } catch (error) {
    // YAML allows more, such as a comma at the end.
    const [found = "", at = "1"] = /^SyntaxError: (.*?) in JSON at position.*line (\d+)/.exec(String(error))?.slice(1) ?? [String(error)];
    return { parsed: undefined, findings: [{ line: line + Number(at), column: 1, found: `no JSON: ${found}` }] };
  }
  return { parsed: { situation: value, lineOf }, findings };
}

export const situation = contract({
  engine: "iam",
  keys: z
    .strictObject({
      ...basic,
      role: roleAmong(["bug", "fix", "starter", "solution"]).describe("The part the listing plays in an exercise; its requests show it."),
      lines: toFind,
    })
    .describe("A pile of policies of one situation, by account. IAM would take each of them."),
  parse: parseSituation,
  caption: () => "policies are valid",
  vouches: () => "model",
  plays: elsewhere,
  shows: "text",
  testedBy: "yaml iam-requests role=tests",
});

/** What a listing says that is a situation. */
export const situationIn = ({ contract: { name }, parsed }: Neighbour): ParsedSituation | undefined =>
  name === "json iam" ? (parsed as ParsedSituation | undefined) : undefined;
