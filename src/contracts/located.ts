import * as YAML from "yaml";
import * as z from "zod";
import { type Finding, nearest } from "./complaint.ts";
import { expectedAt } from "./expected.ts";

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
  const read = readYaml(body);
  const lineAt = (offset: number) => line + body.slice(0, offset).split("\n").length;
  if ("broken" in read) {
    const findings = read.broken.map(({ offset, found }) => ({ line: lineAt(offset), column: 1, found }));
    // What is wrong with a line is its first mistake; the others follow from it.
    const first = findings.filter((finding, at) => findings.findIndex((other) => other.line === finding.line) === at);
    return { value: undefined, findings: first, lineOf: () => lineAt(0) };
  }
  const lineOf = (path: PropertyKey[]) => lineAt(offsetOf(read.document, path));
  const result = schema.safeParse(read.value);
  if (result.success) return { value: result.data, findings: [], lineOf };
  const findings = withoutEchoes(result.error.issues.map(innermost)).map((issue): Finding => {
    const { path, ...told } = tell(schema, read.value, issue);
    return { line: lineOf(path), column: 1, ...told, found: told.found.replace(/^(?=$|:| )/, whole) };
  });
  return { value: undefined, findings, lineOf };
}

type Broken = { offset: number; found: string }[];

/** What YAML makes of a text, or why nothing. It throws, and says no place, where aliases would unfold without end. */
function readYaml(body: string): { document: YAML.Document; value: unknown } | { broken: Broken } {
  const document = YAML.parseDocument(body, { prettyErrors: false });
  const broken = document.errors.map(({ message, pos }) => ({
    offset: pos[0],
    found: message.startsWith("Maximum call stack") ? "it is nested too deeply" : message,
  }));
  if (broken.length > 0) return { broken };
  try {
    return { document, value: document.toJS() };
  } catch (error) {
    const found = error instanceof ReferenceError ? "aliases that unfold to too much" : String(error);
    return { broken: [{ offset: Math.max(0, body.search(/\*\w/)), found }] };
  }
}

/** A step of a scenario: an object with exactly one of these keys. */
export const exactlyOne = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .strictObject(shape)
    .partial()
    .refine(
      (step) => Object.values(step).filter((part) => part !== undefined).length === 1,
      `exactly one of ${Object.keys(shape).join(" ")}`,
    );

/** Of several forms that a value may have, the complaint about the one it comes nearest to; of a key, what keys look like. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code === "invalid_key") return { ...issue, message: issue.issues[0]?.message ?? issue.message };
  if (issue.code !== "invalid_union") return issue;
  const nested = issue.errors.flatMap((issues) => issues.slice(0, 1)).map(innermost);
  const nearestForm = nested.sort((a, b) => b.path.length - a.path.length)[0];
  if (!nearestForm || nearestForm.path.length === 0) return issue;
  return { ...nearestForm, path: [...issue.path, ...nearestForm.path] };
}

/** An object with an unknown key also lacks the known one: that is said once. */
function withoutEchoes(issues: z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const misspelt = new Set(issues.filter(({ code }) => code === "unrecognized_keys").map(({ path }) => path.join(".")));
  return issues.filter(({ code, path }) => code !== "custom" || !misspelt.has(path.join(".")));
}

/** An issue in words: where, what stands there, what may, and an example. */
function tell(
  schema: z.ZodType,
  value: unknown,
  issue: z.core.$ZodIssue,
): { path: PropertyKey[]; found: string; allowed: string; paste?: string } {
  const { path } = issue;
  const { allowed, example } = expectedAt(schema, path);
  /** The example, of the key that a word was probably meant to be. */
  const pasteFor = (word: unknown) => {
    const key = typeof word === "string" ? nearest(word, allowed.split(" ")) : undefined;
    const meant = key === undefined ? example : (expectedAt(schema, [...path, key]).example ?? example);
    return meant === undefined ? {} : { paste: meant };
  };
  if (issue.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    return { path: [...path, key], found: `${path.join(".")}: unknown key ${key}`, allowed, ...pasteFor(key) };
  }
  const [parent, key] = [valueAt(value, path.slice(0, -1)), path.at(-1)];
  const missing = typeof parent === "object" && parent !== null && key !== undefined && !(key in parent);
  const stands = issue.code === "invalid_key" ? "" : shown(valueAt(value, path));
  const found = missing ? `${path.slice(0, -1).join(".")} without ${String(key)}` : `${path.join(".")}${stands}`;
  // In words of the schema's own, where it has some.
  const own = issue.code === "invalid_type" || issue.code === "invalid_value" ? allowed : inWords(issue);
  return { path, found, allowed: own, ...pasteFor(valueAt(value, path)) };
}

function inWords(issue: z.core.$ZodIssue): string {
  if (issue.code === "too_small") {
    const least = Number(issue.minimum) + (issue.inclusive ? 0 : 1);
    return issue.origin === "number" ? `${least} or more` : `at least ${least === 1 ? "one" : least}`;
  }
  return issue.code === "too_big" && issue.origin === "number" ? `${issue.maximum} or less` : issue.message;
}

const valueAt = (value: unknown, path: PropertyKey[]): unknown =>
  path.reduce((part, key) => (typeof part === "object" && part !== null ? (part as Record<PropertyKey, unknown>)[key] : undefined), value);

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? ": an empty list" : ": a list";
  if (typeof value !== "object" && value !== undefined) return `: ${value}`;
  return Object.keys(value ?? {}).length === 0 ? " is empty" : `: ${Object.keys(value ?? {}).join(" ")}`;
}

/** Where the deepest part of a path stands that is there. */
function offsetOf(document: YAML.Document, path: PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as YAML.Node | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}
