import type { Listing, Output } from "../../../../src/listings/index.ts";
import { judgeOutput } from "../../../judge/output.ts";
import { claimOnly, type Problem, problem, type Verdict } from "../../../judge/verdict.ts";
import { type Execution, OUTPUT_CAP } from "../../../process.ts";
import type { Seen } from "../seen.ts";

/** A program builds, ends as its contract says, and prints its output. */
export function judgeProgram(listing: Listing, seen: Seen): Verdict {
  if (seen.kind === "diagnosed") {
    return claimOnly(seen.diagnostics.map(({ line, message }) => problem(listing.line + line, `does not build: ${message}`)));
  }
  if (seen.kind !== "executed") return claimOnly([problem(listing.line, "was not executed as a program")]);
  const contract = judgeExit(listing, seen.runs);
  if (contract.length > 0) return claimOnly(contract);
  const texts = seen.runs.map((run) => selectStream(run, listing.output?.stream ?? "both"));
  return { contract, ...judgeOutput(listing, texts) };
}

/** Every run ends by itself, with the exit code of the contract. */
export function judgeExit({ line, contract }: Listing, runs: Execution[]): Problem[] {
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

const selectStream = ({ stdout, stderr }: Execution, stream: Output["stream"]): string =>
  stream === "out" ? stdout : stream === "err" ? stderr : stdout + stderr;
