import type { Held, Listing, Scenario } from "../../../src/listings/index.ts";
import { judgeOutput } from "../../judge/output.ts";
import { stuckAt } from "../../judge/stuck.ts";
import { claimOnly, type Problem, problem, type Verdict } from "../../judge/verdict.ts";
import { tellHeld } from "./narrate.ts";
import type { Seen } from "./seen.ts";

/** `yaml rabbitmq`: every step went through, and the queues hold what `expect` says; its output is what happened. */
export function judgeScenario(listing: Listing<"yaml rabbitmq">, { runs }: Seen): Verdict {
  const { parsed: scenario } = listing;
  if (!scenario) return claimOnly([problem(listing.line, "is no scenario")]);
  const stuck = runs.find((run) => run.stuck);
  if (stuck?.stuck) return stuckAt(listing, scenario.steps, stuck.events, stuck.stuck);
  const contract = runs.flatMap(({ held }) => compareHoldings(listing, scenario, held));
  const texts = runs.map(({ events }) => events.join("\n"));
  return contract.length > 0 ? claimOnly(contract) : { contract, ...judgeOutput(listing, texts) };
}

function compareHoldings({ line }: Listing, { expect, holds }: Scenario, held: Record<string, Held[]>): Problem[] {
  const counted = Object.entries(holds).flatMap(([queue, wanted]) => {
    const found = held[queue]?.length ?? 0;
    return found === wanted
      ? []
      : [
          {
            line,
            message: `${queue} holds ${found}`,
            expected: `holds: { ${queue}: ${wanted} }`,
            actual: tellHeld(queue, held[queue] ?? []),
          },
        ];
  });
  const compared = Object.entries(expect).flatMap(([queue, wanted]) => {
    const found = held[queue] ?? [];
    const agrees = found.length === wanted.length && wanted.every((one, at) => isAsWanted(one, found[at]));
    if (agrees) return [];
    return [{ line, message: `${queue} holds something else`, expected: JSON.stringify(wanted), actual: JSON.stringify(found) }];
  });
  return [...counted, ...compared];
}

/** What was not said of a message is not compared. */
const isAsWanted = (wanted: Held, found: Held | undefined): boolean =>
  Object.entries(wanted).every(([key, value]) => value === undefined || found?.[key as keyof Held] === value);
