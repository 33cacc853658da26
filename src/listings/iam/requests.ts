import * as z from "zod";
import type { Finding } from "../complaint.ts";
import { parseLocated } from "../located.ts";

export const DECISIONS = ["allow", "explicit deny", "implicit deny"] as const;
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

/** What a `yaml iam-requests` listing says. */
export const REQUESTS = z.array(request).min(1);
export type IamRequest = z.output<typeof request>;

/** Reads requests. Findings have the line, counted from the fence's own. */
export function parseRequests(
  body: string,
  line: number,
): { requests: IamRequest[] | undefined; findings: Finding[]; lineOf(path: PropertyKey[]): number } {
  const { value, findings, lineOf } = parseLocated(REQUESTS, body, line, "the requests");
  return { requests: value, findings, lineOf };
}
