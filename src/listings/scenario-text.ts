import * as YAML from "yaml";
import * as z from "zod";
import type { Finding } from "./complaint.ts";

/** A step of a scenario: an object with exactly one of these keys. */
export const exactlyOne = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .strictObject(shape)
    .partial()
    .refine((step) => Object.values(step).filter((part) => part !== undefined).length === 1, "exactly one thing to do");

export type ScenarioReading<Scenario> = { scenario: Scenario | undefined; findings: Finding[] };

/** Reads YAML by a schema. Findings have the line, counted from the fence's own, `line`. */
export function readScenario<Schema extends z.ZodType>(schema: Schema, body: string, line: number): ScenarioReading<z.output<Schema>> {
  const document = YAML.parseDocument(body, { lineCounter: new YAML.LineCounter() });
  const lineAt = (offset: number) => line + body.slice(0, offset).split("\n").length;
  if (document.errors.length > 0) {
    return {
      scenario: undefined,
      findings: document.errors.map(({ message, pos }) => ({ line: lineAt(pos[0]), column: 1, found: message.split("\n")[0] ?? "" })),
    };
  }
  const result = schema.safeParse(document.toJS());
  if (result.success) return { scenario: result.data, findings: [] };
  return {
    scenario: undefined,
    findings: result.error.issues.map((issue) => ({
      line: lineAt(offsetOf(document, issue.path)),
      column: 1,
      found: issue.path.join(".") || "the scenario",
      allowed: issue.message,
    })),
  };
}

/** Where the deepest part of a path stands that is there. */
function offsetOf(document: YAML.Document, path: PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as YAML.Node | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}
