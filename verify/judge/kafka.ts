import type { Listing } from "../../src/listings/index.ts";
import type { Observation } from "../runners/runner.ts";
import { judgeOutput } from "./output.ts";
import { stuckAt } from "./scenario.ts";
import { claimOnly, problem, type Verdict } from "./verdict.ts";

/** `yaml kafka`: every step went through, and in the end is seen what `expect` says; its output is what happened. */
export function judgeKafka(listing: Listing<"yaml kafka">, observation: Observation): Verdict {
  if (observation.kind !== "kafka") return claimOnly([problem(listing.line, "was not executed as a scenario")]);
  const { runs } = observation;
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
