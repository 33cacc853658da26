import type { Expectation } from "../contracts/index.ts";
import { applyMasks } from "./masks.ts";

const ELLIPSIS = "...";
const OUTCOME = /^\s*\d+x (.*)$/;

/** Splits the body of an output fence at its `-- or --` lines. An empty line at its very beginning is printed, too. */
export const splitAlternatives = (body: string): string[] =>
  body.split(/(?:^|\n)-- or --(?=\n|$)/).map((part, i) => (i === 0 ? part : part.replace(/^\n/, "")));

/** Which alternatives an output satisfies, by index; empty when none. */
export function matchingAlternatives(expectation: Expectation, actual: string): number[] {
  const lines = normalise(actual, expectation);
  return expectation.alternatives.flatMap((alternative, index) =>
    holds(expectation.match, normalise(alternative, expectation), lines) ? [index] : [],
  );
}

/** The lines that are compared: masked, trailing blanks dropped, empty lines at the end dropped. */
export function normalise(text: string, { mask }: Pick<Expectation, "mask">): string[] {
  const lines = applyMasks(text, mask)
    .split("\n")
    .map((line) => line.trimEnd());
  while (lines.at(-1) === "") lines.pop();
  return lines;
}

function holds(match: Expectation["match"], expected: string[], actual: string[]): boolean {
  switch (match) {
    case "sample":
      return true;
    case "exact":
      return matchWithEllipsis(expected, actual);
    case "unordered":
      return sameLines([...expected].sort(), [...actual].sort());
    case "subset":
      return containsAll(expected, actual);
    case "histogram":
      return expected.some((line) => OUTCOME.exec(line)?.[1] === actual.join(" / "));
  }
}

const sameLines = (a: string[], b: string[]): boolean => a.length === b.length && a.every((line, i) => line === b[i]);

function containsAll(expected: string[], actual: string[]): boolean {
  const left = [...actual];
  return expected.every((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

/** Line-wise glob: a line `...` stands for any lines, none included. Greedy with one point to return to, so linear in practice. */
function matchWithEllipsis(expected: string[], actual: string[]): boolean {
  let e = 0;
  let a = 0;
  let star = -1;
  let resume = 0;
  while (a < actual.length) {
    if (expected[e]?.trim() === ELLIPSIS) {
      star = e;
      e += 1;
      resume = a;
    } else if (expected[e] === actual[a]) {
      e += 1;
      a += 1;
    } else if (star >= 0) {
      e = star + 1;
      resume += 1;
      a = resume;
    } else {
      return false;
    }
  }
  while (expected[e]?.trim() === ELLIPSIS) e += 1;
  return e === expected.length;
}

/** Outcomes of N runs, most frequent first. An outcome is the output on one line, its lines joined by ` / `. */
export type Histogram = { outcome: string; count: number }[];

/** Counts equal outputs. */
export function histogramOf(outputs: string[], options: Pick<Expectation, "mask">): Histogram {
  const counts = new Map<string, number>();
  for (const output of outputs) {
    const outcome = normalise(output, options).join(" / ");
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  return [...counts].map(([outcome, count]) => ({ outcome, count })).sort((a, b) => b.count - a.count || (a.outcome < b.outcome ? -1 : 1));
}

/** Writes a histogram as the body of its output fence: `103x A first`. */
export function formatHistogram(histogram: Histogram): string {
  const width = Math.max(...histogram.map(({ count }) => String(count).length));
  return histogram.map(({ outcome, count }) => `${String(count).padStart(width)}x ${outcome}`).join("\n");
}

/** Reads the body of a histogram fence back. */
export function parseHistogram(body: string): Histogram {
  return body.split("\n").flatMap((line) => {
    const match = /^\s*(\d+)x (.*)$/.exec(line);
    return match ? [{ outcome: match[2] ?? "", count: Number(match[1]) }] : [];
  });
}
