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

/** An outcome that came up in a tenth of the runs or more when it was recorded must come up again. */
function staleOutcomes(output: Output, texts: string[]): Problem[] {
  const recorded = parseHistogram(output.body);
  const total = recorded.reduce((sum, { count }) => sum + count, 0);
  const seen = new Set(histogramOf(texts, output).map(({ outcome }) => outcome));
  return recorded
    .filter(({ outcome, count }) => count * 10 >= total && !seen.has(outcome))
    .map(({ outcome }) => problem(output.line, `outcome "${outcome}" was never seen in ${texts.length} runs`));
}
