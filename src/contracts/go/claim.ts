import type { Finding } from "../complaint.ts";

/** What one benchmark measured, per operation. Time in nanoseconds, bytes and allocations on the heap. */
export type Figures = { time: number; bytes: number; allocs: number };

/** How many times the time of one benchmark another one takes, as measured on one processor. */
export type Ratio = { processor: string; engine: string; date: string; ratio: number };
/** By the text of each claim on times, what was measured of it, processor by processor. */
export type Times = Record<string, Ratio[]>;
type Metric = keyof Figures;

/** `2 * time(BenchmarkA)`, or a plain number when `of` is missing. */
type Term = { factor: number; of?: { metric: Metric; benchmark: string } };

/**
 * A relation that a benchmark listing promises: `// claim: time(BenchmarkA) > 2 * time(BenchmarkB)`; or a ratio that it only measures:
 * `// measure: time(BenchmarkA) / time(BenchmarkB)`.
 */
export type Claim = { left: Term; operator: Operator; right: Term; text: string; line: number };

const OPERATORS = {
  "==": (a: number, b: number) => a === b,
  "!=": (a: number, b: number) => a !== b,
  "<=": (a: number, b: number) => a <= b,
  ">=": (a: number, b: number) => a >= b,
  "<": (a: number, b: number) => a < b,
  ">": (a: number, b: number) => a > b,
  "/": () => true, // nothing is promised
};
type Operator = keyof typeof OPERATORS;

const ALLOWED = "allocs(BenchmarkX) == 0, bytes(BenchmarkX) <= 64 or time(BenchmarkX) > 2 * time(BenchmarkY)";
const MEASURES = "time(BenchmarkX) / time(BenchmarkY)";
const TERM = /^(?:(\d+(?:\.\d+)?)\s*(?:\*\s*|$))?(?:(\w+)\(([\w/=.-]+)\))?$/;

/**
 * Reads the claims in a benchmark's comments.
 * @returns the claims, `line` 1-based within the listing, and what is wrong with those that are none
 */
export function parseClaims(code: string): { claims: Claim[]; findings: Finding[] } {
  const claims: Claim[] = [];
  const findings: Finding[] = [];
  for (const [i, source] of code.split("\n").entries()) {
    const [, word, text = ""] = /\/\/ (claim|measure): (.*?)\s*$/.exec(source) ?? [];
    if (word === undefined) continue;
    const claim = parseClaim(text, word === "measure" ? /(?<=\s)\/(?=\s)/ : /==|!=|<=|>=|<|>/, i + 1);
    const wrong = typeof claim === "string" ? claim : objection(claim, code);
    const allowed = word === "measure" ? MEASURES : ALLOWED;
    if (wrong !== undefined) findings.push({ line: i + 1, column: 1, found: `${word} "${text}": ${wrong}`, allowed });
    else if (typeof claim !== "string") claims.push(claim);
  }
  return { claims, findings };
}

function parseClaim(text: string, operators: RegExp, line: number): Claim | string {
  const found = operators.exec(text);
  if (!found) return "compares nothing";
  const [operator] = found;
  const [a, b] = [parseTerm(text.slice(0, found.index)), parseTerm(text.slice(found.index + operator.length))];
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
function objection({ left, operator, right }: Claim, code: string): string | undefined {
  const measures = [left, right].flatMap(({ of }) => of ?? []);
  if (measures.length === 0) return "measures nothing";
  if (measures.some(({ metric }) => metric === "time") && measures.length < 2) return "a time without another to compare with";
  if (operator === "/" && measures.some(({ metric }) => metric !== "time")) return "what can be counted is claimed, not measured";
  if (new Set(measures.map(({ metric }) => metric)).size > 1) return "compares two different measures";
  const unknown = measures.find(({ benchmark }) => !code.includes(`func ${benchmark.split("/")[0]}(`));
  return unknown && `there is no ${unknown.benchmark} in this listing`;
}

/** A claim on times holds on some processors and not on others: the bench measures it, and no test does. */
export const isTimed = ({ left }: Claim): boolean => left.of?.metric === "time";

/** The benchmarks that a claim on times compares, the one on its left first. */
export const comparedBy = ({ left, right }: Claim): [string, string] => [left.of?.benchmark ?? "", right.of?.benchmark ?? ""];

/** How many times the time of the right benchmark the left one took, whatever factor the claim has. */
export function ratioOf(claim: Claim, measured: Map<string, Figures>): number {
  const [left, right] = comparedBy(claim).map((benchmark) => measured.get(benchmark)?.time ?? Number.NaN);
  return (left ?? Number.NaN) / (right ?? Number.NaN);
}

/** Whether a measured ratio keeps a claim on times. */
export const keepsRatio = ({ left, operator, right }: Claim, ratio: number): boolean =>
  OPERATORS[operator](left.factor * ratio, right.factor);

/** Whether measured figures keep a claim, and the figures in the claim's place: `12 > 2 * 5`. */
export function keepsClaim({ left, operator, right }: Claim, measured: Map<string, Figures>): { holds: boolean; seen: string } {
  const value = ({ factor, of }: Term) => factor * (of ? (measured.get(of.benchmark)?.[of.metric] ?? Number.NaN) : 1);
  const seen = (term: Term) =>
    term.of ? `${term.of.metric} ${value(term) / term.factor}${term.factor === 1 ? "" : ` × ${term.factor}`}` : String(term.factor);
  return { holds: OPERATORS[operator](value(left), value(right)), seen: `${seen(left)} ${operator} ${seen(right)}` };
}
