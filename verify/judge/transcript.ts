import { type Listing, matchingAlternatives, type TranscriptStep, withReplies } from "../../src/listings/index.ts";
import { claimOnly, type Problem, problem, type Verdict } from "./verdict.ts";

/** What came back in a transcript, step by step: lines move when replies are written. And what kept it from going on. */
export type TranscriptRun = { replies: string[][]; stuck?: { line: number; message: string } };

const RANGE = /^(.*\(integer\) )(-?\d+)\.\.(-?\d+)$/;
const INTEGER = /^(.*\(integer\) )(-?\d+)$/;

/** `console redis` and `console kafka`: it went through, in every run, and each reply is the one below its command. */
export function judgeTranscript(listing: Listing<"console redis" | "console kafka">, runs: TranscriptRun[]): Verdict {
  const stuck = runs.find((run) => run.stuck)?.stuck;
  if (stuck) return claimOnly([problem(listing.line + stuck.line, stuck.message)]);
  const steps = listing.parsed;
  const differing = runs.flatMap(({ replies }) => steps.flatMap((step, at) => compare(listing, step, replies[at] ?? [])));
  // What still holds keeps its words: a range, a `...`.
  const kept = steps.map((step, at) => {
    const reply = runs[0]?.replies[at] ?? [];
    return compare(listing, step, reply).length === 0 ? step.reply.map(({ text }) => text) : reply.map((text) => text.trimEnd());
  });
  return { contract: [], output: differing, actual: withReplies(listing.node.value, steps, kept), histogram: undefined };
}

function compare({ line, output }: Listing, step: TranscriptStep, reply: string[]): Problem[] {
  const expected = step.reply.map(({ text }, at) => inRange(text, reply[at]));
  const options = { match: "exact" as const, mask: output?.mask ?? [], alternatives: [expected.join("\n")] };
  if (matchingAlternatives(options, reply.join("\n")).length > 0) return [];
  const told = step.reply.map(({ text }) => text).join("\n");
  return [{ line: line + step.line, message: "replies something else", expected: told, actual: reply.join("\n") }];
}

/** `(integer) 1..30000` stands for any number of that range. */
function inRange(expected: string, actual: string | undefined): string {
  const [, head, from, to] = RANGE.exec(expected) ?? [];
  const [, before, value] = INTEGER.exec(actual ?? "") ?? [];
  if (head === undefined || head !== before || actual === undefined) return expected;
  return Number(from) <= Number(value) && Number(value) <= Number(to) ? actual : expected;
}
