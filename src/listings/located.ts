import * as YAML from "yaml";
import * as z from "zod";
import type { Finding } from "./complaint.ts";

/**
 * Reads YAML, or JSON, which is YAML too, by a schema.
 * @param line of the fence, from which the findings count
 * @param whole what to call the body where a finding is about all of it, such as `the scenario`
 */
export function parseLocated<Schema extends z.ZodType>(
  schema: Schema,
  body: string,
  line: number,
  whole: string,
): { value: z.output<Schema> | undefined; findings: Finding[]; lineOf(path: PropertyKey[]): number } {
  const document = YAML.parseDocument(body, { lineCounter: new YAML.LineCounter() });
  const lineAt = (offset: number) => line + body.slice(0, offset).split("\n").length;
  const lineOf = (path: PropertyKey[]) => lineAt(offsetOf(document, path));
  if (document.errors.length > 0) {
    const findings = document.errors.map(({ message, pos }) => ({ line: lineAt(pos[0]), column: 1, found: message.split("\n")[0] ?? "" }));
    return { value: undefined, findings, lineOf };
  }
  let plain: unknown;
  try {
    plain = document.toJS();
  } catch (error) {
    // Aliases that unfold to more than anybody would write.
    return { value: undefined, findings: [{ line: line + 1, column: 1, found: `${whole}: ${(error as Error).message}` }], lineOf };
  }
  const result = schema.safeParse(plain);
  if (result.success) return { value: result.data, findings: [], lineOf };
  const findings = result.error.issues.map(innermost).map(({ path, message }) => ({
    line: lineOf(path),
    column: 1,
    found: path.join(".") || whole,
    allowed: message,
  }));
  return { value: undefined, findings, lineOf };
}

/** A step of a scenario: an object with exactly one of these keys. */
export const exactlyOne = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .strictObject(shape)
    .partial()
    .refine((step) => Object.values(step).filter((part) => part !== undefined).length === 1, "exactly one thing to do");

type Issue = { path: PropertyKey[]; message: string };

/** Of several forms that a value may have, the complaint about the one it comes nearest to; of a key, what keys look like. */
function innermost(issue: z.core.$ZodIssue): Issue {
  if (issue.code === "invalid_key") return { path: issue.path, message: issue.issues[0]?.message ?? issue.message };
  if (issue.code !== "invalid_union") return issue;
  const nested = issue.errors.flatMap((issues) => issues.slice(0, 1)).map(innermost);
  const nearest = nested.sort((a, b) => b.path.length - a.path.length)[0];
  if (!nearest || nearest.path.length === 0) return issue;
  return { path: [...issue.path, ...nearest.path], message: nearest.message };
}

/** Where the deepest part of a path stands that is there. */
function offsetOf(document: YAML.Document, path: PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as YAML.Node | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}
