import type { Finding } from "./complaint.ts";

/** What one benchmark measured, per operation. Time in nanoseconds, bytes and allocations on the heap. */
export type Figures = { time: number; bytes: number; allocs: number };
type Metric = keyof Figures;

/** `2 * time(BenchmarkA)`, or a plain number when `of` is missing. */
type Term = { factor: number; of?: { metric: Metric; benchmark: string } };

/** A relation that a benchmark listing promises: `// claim: time(BenchmarkA) > 2 * time(BenchmarkB)`. */
export type Claim = { left: Term; operator: Operator; right: Term; text: string; line: number };

const OPERATORS = {
  "==": (a: number, b: number) => a === b,
  "!=": (a: number, b: number) => a !== b,
  "<=": (a: number, b: number) => a <= b,
  ">=": (a: number, b: number) => a >= b,
  "<": (a: number, b: number) => a < b,
  ">": (a: number, b: number) => a > b,
};
type Operator = keyof typeof OPERATORS;

const ALLOWED = "allocs(BenchmarkX) == 0, bytes(BenchmarkX) <= 64 or time(BenchmarkX) > 2 * time(BenchmarkY)";
const TERM = /^(?:(\d+(?:\.\d+)?)\s*(?:\*\s*|$))?(?:(\w+)\(([\w/=.-]+)\))?$/;

/**
 * Reads the claims in a benchmark's comments.
 * @returns the claims, `line` 1-based within the listing, and what is wrong with those that are none
 */
export function parseClaims(code: string): { claims: Claim[]; findings: Finding[] } {
  const claims: Claim[] = [];
  const findings: Finding[] = [];
  for (const [i, source] of code.split("\n").entries()) {
    const text = /\/\/ claim: (.*)$/.exec(source)?.[1]?.trim();
    if (text === undefined) continue;
    const claim = parseClaim(text, i + 1);
    const wrong = typeof claim === "string" ? claim : objection(claim, code);
    if (wrong !== undefined) findings.push({ line: i + 1, column: 1, found: `claim "${text}": ${wrong}`, allowed: ALLOWED });
    else if (typeof claim !== "string") claims.push(claim);
  }
  return { claims, findings };
}

function parseClaim(text: string, line: number): Claim | string {
  const [, left = "", operator, right = ""] = /^(.*?)\s*(==|!=|<=|>=|<|>)\s*(.*)$/.exec(text) ?? [];
  if (!operator) return "compares nothing";
  const terms = [parseTerm(left), parseTerm(right)];
  const [a, b] = terms;
  if (typeof a === "string") return a;
  if (typeof b === "string") return b;
  return a && b ? { left: a, operator: operator as Operator, right: b, text, line } : "is no relation";
}

function parseTerm(text: string): Term | string {
  const [, factor, metric, benchmark] = TERM.exec(text.trim()) ?? [];
  if (factor === undefined && metric === undefined) return `"${text}" is neither a number nor a measure`;
  const number = factor === undefined ? 1 : Number(factor);
  if (metric === undefined || benchmark === undefined) return { factor: number };
  if (!["time", "bytes", "allocs"].includes(metric)) return `there is no measure "${metric}"`;
  return { factor: number, of: { metric: metric as Metric, benchmark } };
}

/** Times belong to a machine, their ratios to the lesson; and what is measured must be there. */
function objection({ left, right }: Claim, code: string): string | undefined {
  const measures = [left, right].flatMap(({ of }) => of ?? []);
  if (measures.length === 0) return "measures nothing";
  if (measures.some(({ metric }) => metric === "time") && measures.length < 2) return "a time without another to compare with";
  if (new Set(measures.map(({ metric }) => metric)).size > 1) return "compares two different measures";
  const unknown = measures.find(({ benchmark }) => !code.includes(`func ${benchmark.split("/")[0]}(`));
  return unknown && `there is no ${unknown.benchmark} in this listing`;
}

/** Whether measured figures keep a claim, and the figures in the claim's place: `12 > 2 * 5`. */
export function keepsClaim({ left, operator, right }: Claim, measured: Map<string, Figures>): { holds: boolean; seen: string } {
  const value = ({ factor, of }: Term) => factor * (of ? (measured.get(of.benchmark)?.[of.metric] ?? Number.NaN) : 1);
  const seen = (term: Term) =>
    term.of ? `${term.of.metric} ${value(term) / term.factor}${term.factor === 1 ? "" : ` × ${term.factor}`}` : String(term.factor);
  return { holds: OPERATORS[operator](value(left), value(right)), seen: `${seen(left)} ${operator} ${seen(right)}` };
}
