import fc from "fast-check";
import { expect, test } from "vitest";
import { engineOf } from "../../../src/listings/index.ts";
import { type Chapter, parseChapter } from "../../../verify/chapters.ts";
import type { Observation } from "../../../verify/engine.ts";
import { judged, type Result } from "../../../verify/result.ts";
import { isHeld, rewrite } from "../../../verify/rewrite.ts";
import { INPUTS, PATIENCE } from "../../fuzz.ts";

// `--update` on chapters that nobody would write, with outputs that mean something to Markdown or to the book.

const FILE = "docs/go/01-x.md";
const parse = (text: string): Chapter => parseChapter(FILE, text);

const MEANING = [
  "",
  "...",
  "-- or --",
  "```",
  "```go run",
  "````output",
  "~~~",
  "> quoted",
  "- item",
  "1. item",
  "    code",
  "\ttab",
  "# heading",
];
const MORE = [
  "---",
  "<!-- hidden",
  "</details>",
  "A> GET k",
  "(waits)",
  "2x paid",
  "| a | b |",
  "\u2028",
  "a\rb",
  "\u0000",
  "\u001b[31mred",
  " ",
  "trailing  ",
];
const line = fc.oneof(fc.constantFrom(...MEANING, ...MORE), fc.string({ maxLength: 12 }));
const printed = fc.array(line, { maxLength: 6 }).map((lines) => lines.join("\n"));

/** What a fence stands in: what is written before its first line, and before the others. */
const places = fc.constantFrom(
  ["", ""],
  ["> ", "> "],
  ["> > ", "> > "],
  [">", ">"],
  ["1. ", "   "],
  ["- ", "  "],
  ["> - ", ">   "],
  ["- > ", "  > "],
  ["  ", "  "],
);
const markers = fc.constantFrom("```", "````", "``````", "~~~", "~~~~");
const prose = fc.constantFrom(
  "Text   with blanks.   ",
  "> a quotation",
  "- an item",
  "<p>html</p>",
  "`code`",
  "| a |\n| - |\n| b |",
  "    ",
);

const blocks = fc.record({
  place: places,
  marker: markers,
  kind: fc.constantFrom("program", "program match", "transcript"),
  recorded: fc.option(
    fc.record({ marker: markers, body: printed, info: fc.constantFrom("output", "output match=unordered", "output stream=out  ") }),
  ),
  printed,
  prose,
});
type Block = typeof blocks extends fc.Arbitrary<infer Value> ? Value : never;

function textOf({ place: [first = "", rest = ""], marker, kind, recorded, prose: words }: Block): string {
  const isTranscript = kind === "transcript";
  const code = isTranscript ? ["A> GET k", ...(recorded ? ['"paid"'] : []), "A> PING"] : ["package main", "", "func main() {}"];
  const lines = [`${marker}${isTranscript ? "console redis" : "go run"}`, ...code, marker];
  if (recorded && !isTranscript) lines.push(`${recorded.marker}${recorded.info}`, ...recorded.body.split("\n"), recorded.marker);
  return [words, "", ...lines.map((text, i) => (i === 0 ? first : rest) + text), ""].join("\n");
}

function observationOf({ printed: stdout }: Block, isTranscript: boolean): Observation {
  if (!isTranscript)
    return {
      kind: "seen",
      seen: { kind: "executed", runs: [{ exit: 0, signal: null, stdout, stderr: "", timedOut: false, truncated: false }] },
    };
  const lines = stdout.split("\n").filter((text) => text !== "");
  // Another reply to each, and so other lines for what comes below.
  const replies = [[...lines, '"first"'], lines];
  return { kind: "seen", seen: { kind: "transcribed", runs: [{ replies }] } };
}

/** Every line that is no output's, without the fences of what was made longer. */
function linesBeside({ text, listings }: Chapter): string[] {
  const gone = listings.map(({ output, node }) => (output ?? { node }).node.position);
  const outputs = listings.flatMap(({ output }, i) => (output && gone[i] ? [gone[i]] : []));
  return text.split("\n").filter((_, i) => !outputs.some(({ start, end }) => start.line <= i + 1 && i + 1 <= end.line));
}

const chapters = fc.array(blocks, { minLength: 1, maxLength: 2 });

test("an updated chapter has the same listings, passes, and is else as it was; what cannot be written is told", {
  timeout: PATIENCE,
}, () => {
  const tried = { chapters: 0, listings: 0, written: 0, refused: 0 };
  const property = fc.property(chapters, (all) => {
    const text = all.map(textOf).join("\n");
    const before = parse(text);
    if (before.complaints.length > 0) return; // the harness stops at these
    const results = before.listings.map((listing, i): Result => {
      const isTranscript = listing.output?.node === listing.node;
      return judged(
        { chapter: before, listing, engine: engineOf(listing) },
        observationOf(all[i % all.length] as Block, isTranscript),
        true,
      );
    });
    const { chapter: after, refused } = rewrite(before, results, parse);
    const wanted = results.filter(isHeld).filter(({ verdict }) => verdict.output.length > 0);
    tried.chapters += 1;
    tried.listings += results.length;
    tried.written += wanted.filter((result) => !refused.has(result)).length;
    tried.refused += refused.size;

    const again = parse(after.text);
    expect(again.complaints).toEqual([]);
    expect(again.listings.map(({ hash, contract }) => [hash, contract])).toEqual(
      before.listings.map(({ hash, contract }) => [hash, contract]),
    );
    expect(linesBeside(again)).toEqual(linesBeside(before));
    const passes = ({ engine, observation }: Result, i: number) =>
      judged({ chapter: again, listing: again.listings[i] as Result["listing"], engine }, observation as Observation, true);
    const judgedAgain = results.map((result, i) => (refused.has(result) ? result : passes(result, i)));
    expect(judgedAgain.filter((result) => !refused.has(result)).map(({ status }) => status)).toEqual(
      results.filter((result) => !refused.has(result)).map(() => "passed"),
    );
    // A second time finds nothing to write.
    expect(
      rewrite(
        again,
        results.map((result, i) => (refused.has(result) ? ({ ...result, observation: undefined } as never) : passes(result, i))),
        parse,
      ).chapter.text,
    ).toBe(after.text);
  });
  fc.assert(property, { numRuns: INPUTS });
  expect(tried.written).toBeGreaterThan(tried.refused);
  if (process.env.FUZZ) console.log(tried);
});
