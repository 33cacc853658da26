import * as z from "zod";
import type { Finding } from "../complaint.ts";
import { contract, elsewhere } from "../contract.ts";
import { common, ID, roleAmong, TOLD, toFind } from "../keys.ts";
import { parseLocated } from "../located.ts";
import { resolveRequest } from "./resolve.ts";
import { situationIn } from "./situation.ts";

const DECISIONS = ["allow", "explicit deny", "implicit deny"] as const;
export type Decision = (typeof DECISIONS)[number];

const request = z.strictObject({
  principal: z
    .string()
    .min(1)
    .describe(
      "As in the situation, `user/ana`, with its account where two have one: `111111111111:user/ana`. Or a service, or `anonymous`.",
    ),
  action: z.string().regex(/^[a-z0-9-]+:[A-Za-z]+$/, "one action, such as s3:GetObject"),
  resource: z.string().min(1).describe("An ARN. `*` for actions that know no resource."),
  context: z
    .record(z.string(), z.union([z.string(), z.array(z.string())], "a string, or a list of them"))
    .default({})
    .describe("Condition keys and their values, besides those that follow from the situation."),
  decision: z.enum(DECISIONS).optional().describe("May be left out with `role=predict`."),
});

export type IamRequest = z.output<typeof request>;

/** A request, and where it stands in the chapter. */
export type PlacedRequest = { request: IamRequest; line: number };

export const requests = contract({
  engine: "iam",
  keys: z
    .strictObject({
      ...common,
      role: roleAmong([...TOLD, "tests"]),
      lines: toFind,
      of: z.string().regex(ID).optional().describe("Id of the `json iam` listing. Default: the one above."),
    })
    .describe("Requests in a situation. A policy evaluator decides each as stated: `allow`, `explicit deny`, `implicit deny`."),
  parse(body, line) {
    const { value, findings, lineOf } = parseLocated(z.array(request).min(1), body, line, "the requests");
    return { parsed: value?.map((one, at): PlacedRequest => ({ request: one, line: lineOf([at]) })), findings };
  },
  /** The situation of that id, else the last one. The tests of an exercise are decided in its starter and in its solution, which they have anyway. */
  needs({ of, role }, listings, at) {
    if (role === "tests") return [];
    const found = listings
      .slice(0, at)
      .findLast((other) => other.contract.name === "json iam" && (of === undefined || other.contract.id === of));
    return found ? [found] : [];
  },
  check({ contract: { of, role }, needs, parsed, line }) {
    if (needs.length === 0 && role !== "tests") {
      const found = of ? `of=${of}, which is no situation above` : "requests without a situation";
      return [{ line, column: 1, found, allowed: "a `json iam` listing above it, or of=ID" }];
    }
    const situation = needs.map(situationIn).find((one) => one !== undefined)?.situation;
    if (!parsed || !situation) return [];
    return parsed.flatMap(({ request: asked, line: at }): Finding[] => {
      const resolved = resolveRequest(situation, asked);
      const unknown = "found" in resolved ? [{ line: at, column: 1, ...resolved }] : [];
      if (asked.decision || role === "predict") return unknown;
      return [...unknown, { line: at, column: 1, found: "a request without a decision", allowed: "decision: …, or role=predict" }];
    });
  },
  caption: ({ role }) => (role === "tests" ? "requests of the exercise" : "decided as stated"),
  vouches: () => "model",
  plays: elsewhere,
  shows: "text",
  accompanies: true,
  testedBy: "yaml iam-requests role=tests",
});
