import { alsoOf, type Listing, matchingAlternatives, type TranscriptStep, withReplies } from "../../src/listings/index.ts";
import { claimOnly, type Problem, problem, type Verdict } from "./verdict.ts";

/** What came back in a transcript, step by step: lines move when replies are written. And what kept it from going on. */
export type TranscriptRun = { replies: string[][]; stuck?: { line: number; message: string } };

type Transcript = Listing<"console redis" | "console kafka">;
type Expected = { text: string }[];

const RANGE = /^(.*\(integer\) )(-?\d+)\.\.(-?\d+)$/;
const INTEGER = /^(.*\(integer\) )(-?\d+)$/;

/**
 * `console redis` and `console kafka`: it went through, in every run, and each reply is the one below its command.
 * @param engine it was played on; when that is the one it is compared with, what differs stands in lines that begin with its name
 */
export function judgeTranscript(listing: Transcript, runs: TranscriptRun[], engine?: string): Verdict {
  const other = engine !== undefined && alsoOf(listing) === engine ? engine : undefined;
  const stuck = runs.find((run) => run.stuck)?.stuck;
  if (stuck) return claimOnly([problem(listing.line + stuck.line, `${other ? `${other}: ` : ""}${stuck.message}`)]);
  const steps = listing.parsed;
  const differing = runs.flatMap(({ replies }) =>
    steps.flatMap((step, at) => {
      const reply = replies[at] ?? [];
      return other ? compareOther(listing, step, reply, other) : compare(listing, step, step.reply, reply);
    }),
  );
  const shown = steps.map((step, at) => {
    const reply = runs[0]?.replies[at] ?? [];
    return other ? showOther(listing, step, reply, other) : show(listing, step.reply, reply);
  });
  return { contract: [], output: differing, actual: withReplies(listing.node.value, steps, shown, other), histogram: undefined };
}

/** What still holds keeps its words: a range, a `...`. */
const show = (listing: Transcript, expected: Expected, reply: string[]): string[] =>
  holds(listing, expected, reply) ? expected.map(({ text }) => text) : reply.map((text) => text.trimEnd());

const showOther = (listing: Transcript, step: TranscriptStep, reply: string[], other: string): string[] =>
  holds(listing, step.reply, reply) ? [] : show(listing, otherwiseOf(step, other), reply);

const otherwiseOf = ({ otherwise }: TranscriptStep, other: string) => otherwise.filter(({ engine }) => engine === other);

function compare({ line, output }: Transcript, step: TranscriptStep, expected: Expected, reply: string[]): Problem[] {
  if (holds({ output }, expected, reply)) return [];
  return [{ line: line + step.line, message: "replies something else", expected: textOf(expected), actual: reply.join("\n") }];
}

/** A difference that is expected has to be there; where none is, the reply is the one of the listing's own engine. */
function compareOther(listing: Transcript, step: TranscriptStep, reply: string[], other: string): Problem[] {
  const otherwise = otherwiseOf(step, other);
  const [first] = otherwise;
  const isAlike = holds(listing, step.reply, reply);
  if (first && isAlike) {
    const message = `"${other}: ${first.text}", and ${other} replies the same as stands above it: ${reply.join(" / ")}. Only what differs may be marked: remove the ${otherwise.length === 1 ? "line" : `${otherwise.length} lines`}, or let --update do it`;
    return [problem(listing.line + first.line, message)];
  }
  if (isAlike || (first && holds(listing, otherwise, reply))) return [];
  const message = first
    ? `${other} replies something else`
    : `${other} replies something else, and no line "${other}: …" says so: --update writes it`;
  const expected = textOf(first ? otherwise : step.reply);
  return [{ line: listing.line + (first?.line ?? step.line), message, expected, actual: reply.join("\n") }];
}

const textOf = (expected: Expected): string => expected.map(({ text }) => text).join("\n");

function holds({ output }: Pick<Transcript, "output">, expected: Expected, reply: string[]): boolean {
  const texts = expected.map(({ text }, at) => inRange(text, reply[at]));
  return matchingAlternatives({ match: "exact", mask: output?.mask ?? [], alternatives: [texts.join("\n")] }, reply.join("\n")).length > 0;
}

/** `(integer) 1..30000` stands for any number of that range. */
function inRange(expected: string, actual: string | undefined): string {
  const [, head, from, to] = RANGE.exec(expected) ?? [];
  const [, before, value] = INTEGER.exec(actual ?? "") ?? [];
  if (head === undefined || head !== before || actual === undefined) return expected;
  return Number(from) <= Number(value) && Number(value) <= Number(to) ? actual : expected;
}
