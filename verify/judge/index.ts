import type { ContractName, Listing } from "../../src/listings/index.ts";
import type { Observation } from "../runners/runner.ts";
import { judgeAssembly } from "./assembly.ts";
import { judgeDiagnostics } from "./diagnostics.ts";
import { judgeEscape } from "./escape.ts";
import { judgeRequests, judgeSituation } from "./iam.ts";
import { judgeKafka } from "./kafka.ts";
import { judgeProgram } from "./program.ts";
import { judgeBreaking, judgeLint, judgeWire } from "./protobuf.ts";
import { judgeRace } from "./race.ts";
import { judgeScenario } from "./scenario.ts";
import { judgeChecks } from "./sql/checks.ts";
import { judgeExplain, judgeFail, judgeRun } from "./sql/play.ts";
import { judgeSessions } from "./sql/sessions.ts";
import { judgeBenchmark, judgeTest } from "./tests.ts";
import { judgeTranscript } from "./transcript.ts";
import { claimOnly, problem, type Verdict } from "./verdict.ts";

export type { Problem, Verdict } from "./verdict.ts";

const JUDGES: { [Name in ContractName]: (listing: Listing<Name>, observation: Observation) => Verdict } = {
  "go run": judgeProgram,
  "go fail": judgeDiagnostics,
  "go panic": judgeProgram,
  "go race": judgeRace,
  "go escape": judgeEscape,
  "go asm": judgeAssembly,
  "go vet": judgeDiagnostics,
  "go test": judgeTest,
  "go bench": judgeBenchmark,
  "sql run": judgeRun,
  "sql fail": judgeFail,
  "sql explain": judgeExplain,
  "sql sessions": judgeSessions,
  "sql checks": judgeChecks,
  "console redis": judgeTranscript,
  "yaml rabbitmq": judgeScenario,
  "yaml kafka": judgeKafka,
  "console kafka": judgeTranscript,
  "protobuf lint": judgeLint,
  "protobuf breaking": judgeBreaking,
  "protobuf wire": judgeWire,
  "json iam": judgeSituation,
  "yaml iam-requests": judgeRequests,
};

/** Compares what was seen with what the chapter claims. Pure: no engine, no file. */
export function judge(listing: Listing, observation: Observation): Verdict {
  if (observation.kind === "broken") return claimOnly([problem(listing.line + (observation.line ?? 0), observation.message)]);
  const judgeOne = JUDGES[listing.contract.name] as (listing: Listing, observation: Observation) => Verdict;
  return judgeOne(listing, observation);
}
