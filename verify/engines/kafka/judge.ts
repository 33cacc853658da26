import type { KafkaEnd, Listing } from "../../../src/listings/index.ts";
import type { Judges } from "../../engine.ts";
import { judgeOutput } from "../../judge/output.ts";
import { type Stuck, stuckAt } from "../../judge/stuck.ts";
import { judgeTranscript, type TranscriptRun } from "../../judge/transcript.ts";
import { claimOnly, problem, type Verdict } from "../../judge/verdict.ts";
import type { Execution } from "../../process.ts";

/** What happened in a scenario, a line per event; what was to be seen in the end; and what kept it from going on. */
export type ScenarioRun = { events: string[]; end: KafkaEnd | undefined; stuck?: Stuck };

/** What was seen of a scenario on Kafka's brokers, of commands of a shell, or of a program, once per run. */
export type Seen =
  | { kind: "staged"; runs: ScenarioRun[] }
  | { kind: "transcribed"; runs: TranscriptRun[] }
  | { kind: "executed"; runs: Execution[] };

const notSo = ({ line }: Listing, kind: string): Verdict => claimOnly([problem(line, `was not executed as a ${kind}`)]);

export const KAFKA_JUDGES: Judges<"kafka", Seen> = {
  "yaml kafka": (listing, seen) => (seen.kind === "staged" ? judgeScenario(listing, seen.runs) : notSo(listing, "scenario")),
  "console kafka": (listing, seen) => (seen.kind === "transcribed" ? judgeTranscript(listing, seen.runs) : notSo(listing, "transcript")),
  "java kafka": (listing, seen) => (seen.kind === "executed" ? judgeProgram(listing, seen.runs) : notSo(listing, "program")),
};

/** `java kafka`: it compiles and ends by itself, with exit code 0; its output is what it prints. */
function judgeProgram(listing: Listing<"java kafka">, runs: Execution[]): Verdict {
  const { contract, line } = listing;
  const failed = runs.find(({ exit }) => exit !== 0);
  if (!failed)
    return {
      contract: [],
      ...judgeOutput(
        listing,
        runs.map(({ stdout }) => stdout),
      ),
    };
  const { exit, signal, timedOut, truncated, stdout, stderr } = failed;
  const said = `${stdout}${stderr}`.trim();
  const [, inFile] = /^Main\.java:(\d+): error: /m.exec(said) ?? [];
  const how = timedOut
    ? `did not end within ${contract.timeout / 1000} s`
    : truncated
      ? "printed too much and was stopped"
      : `ended with ${exit ?? signal}`;
  return claimOnly([{ ...problem(line + Number(inFile ?? 0), inFile ? "does not compile" : how), expected: "exit code 0", actual: said }]);
}

/** `yaml kafka`: every step went through, and in the end is seen what `expect` says; its output is what happened. */
function judgeScenario(listing: Listing<"yaml kafka">, runs: ScenarioRun[]): Verdict {
  const { parsed: scenario } = listing;
  if (!scenario) return claimOnly([problem(listing.line, "is no scenario")]);
  const stuck = runs.find((run) => run.stuck);
  if (stuck?.stuck) return stuckAt(listing, scenario.steps, stuck.events, stuck.stuck);
  const contract = runs.flatMap(({ end }) =>
    Object.entries(scenario.expect).flatMap(([what, wanted]) => {
      const [expected, actual] = [JSON.stringify(wanted), JSON.stringify(end?.[what as keyof typeof end])];
      return expected === actual ? [] : [{ line: listing.line, message: `${what} is something else in the end`, expected, actual }];
    }),
  );
  const texts = runs.map(({ events }) => events.join("\n"));
  return contract.length > 0 ? claimOnly(contract) : { contract, ...judgeOutput(listing, texts) };
}
