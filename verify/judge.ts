import {
  formatHistogram,
  type Histogram,
  histogramOf,
  type Listing,
  matchingAlternatives,
  normalise,
  type Output,
  parseHistogram,
  parseWants,
} from "../src/listings/index.ts";
import { type Execution, OUTPUT_CAP } from "./process.ts";
import type { Diagnostic, Observation } from "./runners/runner.ts";

/** Something that is not as the chapter says. `line` is 1-based in the chapter. */
export type Problem = { line: number; message: string; expected?: string; actual?: string };

/** What became of one listing. */
export type Verdict = {
  /** The claim itself: builds, exit code, diagnostics. Only the output may be rewritten by `--update`, never a claim. */
  contract: Problem[];
  /** The output differs from what the chapter shows. */
  output: Problem[];
  /** What the output fence should say, when the contract held and there is something to say. */
  actual: string | undefined;
  histogram: Histogram | undefined;
};

/** Compares what was seen with what the chapter claims. Pure: no engine, no file. */
export function judge(listing: Listing, observation: Observation): Verdict {
  if (listing.contract.name === "go fail") return judgeDiagnostics(listing, observation);
  if (observation.kind === "diagnosed") {
    const contract = observation.diagnostics.map(({ line, message }) => problem(listing.line + line, `does not build: ${message}`));
    return { contract, output: [], actual: undefined, histogram: undefined };
  }
  const contract = judgeExit(listing, observation.runs);
  if (contract.length > 0) return { contract, output: [], actual: undefined, histogram: undefined };
  return { contract, ...judgeOutput(listing, observation.runs) };
}

const problem = (line: number, message: string): Problem => ({ line, message });

function judgeExit({ line, contract }: Listing, runs: Execution[]): Problem[] {
  const expected = "exit" in contract ? contract.exit : 0;
  const wrong = runs.findIndex((run) => run.timedOut || run.truncated || run.exit !== expected);
  const run = runs[wrong];
  if (!run) return [];
  const which = contract.runs > 1 ? `run ${wrong + 1} of ${contract.runs}: ` : "";
  if (run.timedOut) return [problem(line, `${which}did not end within ${contract.timeout} ms (timeout= allows more)`)];
  if (run.truncated) return [problem(line, `${which}printed more than ${OUTPUT_CAP / 1024} KiB and was stopped`)];
  const how = run.signal ? `was ended by ${run.signal}` : `exited ${run.exit}`;
  return [{ line, message: `${which}${how}, expected exit ${expected}`, actual: tail(run.stderr || run.stdout) }];
}

const tail = (text: string): string => text.trimEnd().split("\n").slice(0, 12).join("\n");

function judgeOutput(listing: Listing, runs: Execution[]): Omit<Verdict, "contract"> {
  const { output, line } = listing;
  const texts = runs.map((run) => selectStream(run, output?.stream ?? "both"));
  const histogram = runs.length > 1 ? histogramOf(texts, { mask: output?.mask ?? [] }) : undefined;
  const first = texts[0] ?? "";
  if (!output) {
    const silent = texts.every((text) => text.trim() === "");
    const missing: Problem[] = silent ? [] : [{ line, message: "prints, but no output fence follows", expected: "", actual: first }];
    return { output: missing, actual: silent ? undefined : first, histogram };
  }
  const actual = output.match === "histogram" ? formatHistogram(histogramOf(texts, output)) : onceEach(texts, output);
  return { output: compareOutput(output, texts), actual, histogram };
}

const selectStream = ({ stdout, stderr }: Execution, stream: Output["stream"]): string =>
  stream === "out" ? stdout : stream === "err" ? stderr : stdout + stderr;

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

function judgeDiagnostics(listing: Listing, observation: Observation): Verdict {
  const nothing = { output: [], actual: undefined, histogram: undefined };
  const said: Diagnostic[] = observation.kind === "diagnosed" ? observation.diagnostics : [];
  const wants = parseWants(listing.code);
  if (wants.length === 0) {
    return { contract: [problem(listing.line, 'promises no diagnostic: mark the line with // want "…"')], ...nothing };
  }
  const matches = (want: (typeof wants)[number], { line, message }: Diagnostic) => want.line === line && message.includes(want.text);
  const unmet = wants.filter((want) => !said.some((diagnostic) => matches(want, diagnostic)));
  const unexpected = said.filter((diagnostic) => !wants.some((want) => matches(want, diagnostic)));
  return {
    contract: [
      ...unmet.map(({ line, text }) =>
        problem(listing.line + line, said.length === 0 ? `builds, although "${text}" is expected here` : `"${text}" was not reported here`),
      ),
      ...unexpected.map(({ line, message }) => problem(listing.line + line, `reported, but not expected: ${message}`)),
    ],
    ...nothing,
  };
}
