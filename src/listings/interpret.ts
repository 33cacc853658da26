import type * as z from "zod";
import {
  CONTRACTS,
  type Contract,
  type Finding,
  ILLUSTRATION,
  isContract,
  nearest,
  OUTPUT,
  type OutputOptions,
  RUNNABLE,
  specOf,
  verbsOf,
} from "../contracts/index.ts";
import type { Attribute, Info } from "./info.ts";

/** What a fence is once its info string has been judged. */
export type Fence =
  | { kind: "listing"; contract: Contract }
  | { kind: "output"; options: OutputOptions }
  | { kind: "illustration" }
  | { kind: "skipped"; why: string };

type Interpretation = { fence: Fence | undefined; findings: Finding[] };

/**
 * Decides what a fence is, by its language and verb, and checks its keys against the schema of that contract.
 * @param line 1-based line of the fence, for the findings
 */
export function interpret(info: Info, line: number): Interpretation {
  const { lang, verb } = info;
  if (lang.text === "output") {
    const { value, findings } = checkKeys(OUTPUT, info, line, verb ? [verb.text] : []);
    if (value?.match === "sample" && !value.why) {
      findings.push({
        line,
        column: lang.column,
        found: "match=sample without a reason",
        allowed: 'why="…"',
        paste: fence(`${info.raw} why="…"`),
      });
    }
    return { fence: value && { kind: "output", options: value }, findings };
  }
  const illustrates = ILLUSTRATION.includes(lang.text) && !(verb && RUNNABLE.includes(lang.text));
  if (RUNNABLE.includes(lang.text) && !illustrates) return interpretRunnable(info, line);
  if (illustrates) return { fence: { kind: "illustration" }, findings: [] };

  const known = [...new Set([...RUNNABLE, "output", ...ILLUSTRATION])];
  const guess = nearest(lang.text, known);
  const found = lang.text === "" ? "a fence without a language" : `unknown language "${lang.text}"`;
  const finding: Finding = { line, column: lang.column, found, allowed: known.join(" ") };
  if (guess) finding.paste = fence(info.raw.replace(lang.text, guess));
  return { fence: undefined, findings: [finding] };
}

function interpretRunnable(info: Info, line: number): Interpretation {
  const { lang, verb } = info;
  if (verb?.text === "skip") return interpretSkip(info, line);
  const name = `${lang.text} ${verb?.text}`;
  if (!verb || !isContract(name)) return { fence: undefined, findings: [wrongVerb(info, line)] };
  const { value, findings } = checkKeys(CONTRACTS[name].keys, info, line, []);
  if (value && "role" in value && value.role === "bug" && !value.lines) {
    findings.push({
      line,
      column: verb.column,
      found: "role=bug without the lines to find",
      allowed: "lines=N",
      paste: fence(`${info.raw} lines=1`),
    });
  }
  if (value && "play" in value && value.play && !value.why) {
    findings.push({
      line,
      column: verb.column,
      found: "play=off without a reason",
      allowed: 'why="…"',
      paste: fence(`${info.raw} why="…"`),
    });
  }
  const refused = value && specOf({ name }).refuse?.(value);
  if (refused) findings.push({ line, column: verb.column, ...refused });
  return { fence: value && { kind: "listing", contract: { name, ...value } as Contract }, findings };
}

function interpretSkip({ lang, attributes }: Info, line: number): Interpretation {
  const why = attributes.find(({ key }) => key.text === "why")?.value?.text;
  if (why) return { fence: { kind: "skipped", why }, findings: [] };
  const paste = fence(`${lang.text} skip why="…"`);
  return { fence: undefined, findings: [{ line, column: lang.column, found: "skip without a reason", allowed: 'skip why="…"', paste }] };
}

function wrongVerb({ raw, lang, verb }: Info, line: number): Finding {
  const verbs = [...verbsOf(lang.text), "skip"];
  const allowed = verbs.join(" ");
  if (!verb) {
    const found = `a ${lang.text} fence that does not say how it is checked`;
    return { line, column: lang.column, found, allowed, paste: fence(`${lang.text} ${verbs[0]}`) };
  }
  const finding: Finding = { line, column: verb.column, found: `unknown verb "${verb.text}" for ${lang.text}`, allowed };
  const guess = nearest(verb.text, verbs);
  if (guess) finding.paste = fence(raw.replace(`${lang.text} ${verb.text}`, `${lang.text} ${guess}`));
  return finding;
}

type Checked<Schema extends z.ZodType> = { value: z.output<Schema> | undefined; findings: Finding[] };

/** Runs a strict schema over the attributes and turns each of its issues into a finding with a column. */
function checkKeys<Schema extends z.ZodObject>(schema: Schema, info: Info, line: number, stray: string[]): Checked<Schema> {
  const keys = Object.keys(schema.shape);
  const findings: Finding[] = stray.map((word) => unknownKey(word, info.verb?.column ?? 0, keys, info, line));
  const values: Record<string, string> = {};
  for (const { key, value } of info.attributes) {
    if (!keys.includes(key.text)) findings.push(unknownKey(key.text, key.column, keys, info, line));
    else if (key.text in values) findings.push({ line, column: key.column, found: `${key.text}= twice` });
    else if (!value) findings.push({ line, column: key.column, found: `${key.text} without a value`, allowed: `${key.text}=…` });
    else values[key.text] = value.text;
  }
  const result = schema.safeParse(values);
  if (result.success) return { value: findings.length === 0 ? result.data : undefined, findings };
  for (const issue of result.error.issues) findings.push(wrongValue(issue, info.attributes, info, line));
  return { value: undefined, findings };
}

function unknownKey(key: string, column: number, keys: string[], info: Info, line: number): Finding {
  const guess = nearest(key, keys);
  const finding: Finding = { line, column, found: `unknown key "${key}"`, allowed: keys.join(" ") };
  if (guess) finding.paste = fence(info.raw.replace(key, guess));
  return finding;
}

function wrongValue(issue: z.core.$ZodIssue, attributes: Attribute[], info: Info, line: number): Finding {
  const attribute = attributes.find(({ key }) => key.text === issue.path[0]);
  const column = attribute?.value?.column ?? info.lang.column;
  const found = attribute?.value?.text ?? "";
  const key = String(issue.path[0]);
  if (issue.code !== "invalid_value") return { line, column, found: `${key}=${found}`, allowed: issue.message };
  const options = issue.values.map(String);
  const part = found.split(",")[Number(issue.path[1] ?? 0)] ?? found;
  const guess = nearest(part, options);
  const finding: Finding = { line, column, found: `${key}=${part}`, allowed: options.join(" ") };
  if (guess) finding.paste = fence(info.raw.replace(part, guess));
  return finding;
}

const fence = (info: string): string => `\`\`\`${info}`;
