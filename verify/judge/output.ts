import {
  formatHistogram,
  histogramOf,
  type Listing,
  matchingAlternatives,
  normalise,
  type Output,
  parseHistogram,
} from "../../src/listings/index.ts";
import { type Problem, problem, type Verdict } from "./verdict.ts";

/**
 * Compares what was printed with the output fence.
 * @param texts what each run printed
 */
export function judgeOutput({ output, line }: Listing, texts: string[]): Omit<Verdict, "contract"> {
  const histogram = texts.length > 1 ? histogramOf(texts, { mask: output?.mask ?? [] }) : undefined;
  const first = texts[0] ?? "";
  if (!output) {
    const silent = texts.every((text) => text.trim() === "");
    const missing: Problem[] = silent ? [] : [{ line, message: "prints, but no output fence follows", expected: "", actual: first }];
    return { output: missing, actual: silent ? undefined : first, histogram };
  }
  const actual = output.match === "histogram" ? formatHistogram(histogramOf(texts, output)) : onceEach(texts, output);
  return { output: compareOutput(output, texts), actual, histogram };
}

/** The distinct outputs, as alternatives of one fence. */
function onceEach(texts: string[], output: Output): string {
  const distinct = new Map(texts.map((text) => [normalise(text, output).join("\n"), text.trimEnd()]));
  return [...distinct]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, text]) => text)
    .join("\n-- or --\n");
}

function compareOutput(output: Output, texts: string[]): Problem[] {
  const hits = texts.map((text) => matchingAlternatives(output, text));
  const missed = hits.findIndex((matching) => matching.length === 0);
  if (missed >= 0) {
    const which = texts.length > 1 ? `run ${missed + 1} of ${texts.length} printed something else` : "prints something else";
    return [{ line: output.line, message: which, expected: output.body, actual: texts[missed] ?? "" }];
  }
  if (output.match === "histogram") return staleOutcomes(output, texts);
  if (texts.length === 1) return [];
  const never = output.alternatives.findIndex((_, i) => !hits.some((matching) => matching.includes(i)));
  if (never < 0) return [];
  return [problem(output.line, `alternative ${never + 1} of ${output.alternatives.length} was never printed in ${texts.length} runs`)];
}

/**
 * How often an outcome has to be expected before its absence is a fault. Were its real share so unlucky that 20 were expected where 40 were
 * counted (less than 1 in 10,000, Poisson), it would still be absent in 2 of 10⁹ runs only.
 */
const SURE_TO_RECUR = 40;

/** What came up often when it was recorded must come up again. Rarer outcomes are chance, and depend on the processor. */
function staleOutcomes(output: Output, texts: string[]): Problem[] {
  const recorded = parseHistogram(output.body);
  const total = recorded.reduce((sum, { count }) => sum + count, 0);
  const seen = new Set(histogramOf(texts, output).map(({ outcome }) => outcome));
  return recorded
    .filter(({ outcome, count }) => (count / total) * texts.length >= SURE_TO_RECUR && !seen.has(outcome))
    .map(({ outcome }) => problem(output.line, `outcome "${outcome}" was never seen in ${texts.length} runs`));
}
