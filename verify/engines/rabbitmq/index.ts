import { type Broker, startBroker } from "../../../lab/rabbitmq/broker.ts";
import type { Listing } from "../../../src/listings/index.ts";
import { defineEngine, type Observed, type Opened } from "../../engine.ts";
import { attended } from "../attended.ts";
import { observed } from "../observed.ts";
import { judgeScenario } from "./judge.ts";
import { Stage } from "./play.ts";
import type { ScenarioRun, Seen } from "./seen.ts";

/** RabbitMQ, one broker for all listings, one after the other: each removes what it declared. */
export const rabbitmq = defineEngine<"rabbitmq", Seen>({ name: "rabbitmq", open, judges: { "yaml rabbitmq": judgeScenario } });

async function open(): Promise<Opened<"rabbitmq", Seen>> {
  const broker = await startBroker();
  if ("missing" in broker) return broker;
  return {
    version: `RabbitMQ ${broker.version}`,
    async observe(listings, done) {
      for (const listing of listings) done(listing, await observed(listing, () => observe(broker, listing)));
    },
    close: () => broker.close(),
  };
}

async function observe(broker: Broker, listing: Listing<"yaml rabbitmq">): Promise<Observed<Seen>> {
  const { parsed: scenario } = listing;
  if (!scenario) return { kind: "broken", message: "is no scenario" };
  const runs: ScenarioRun[] = [];
  for (let run = 0; run < listing.contract.runs; run += 1) {
    await revive(broker);
    const stage = new Stage(broker, scenario);
    const play = () => within(listing.contract.timeout, stage);
    const played = await attended(broker, play).finally(async () => {
      // What was declared is still there after a crash.
      await revive(broker);
      await stage.close();
    });
    runs.push(played);
  }
  return { kind: "staged", runs };
}

/** A listing, or a stranger, that ended the broker is not the next one's fault. */
async function revive(broker: Broker): Promise<void> {
  if (!broker.alive()) await broker.restart("kill");
}

async function within(timeout: number, stage: Stage): Promise<ScenarioRun> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ScenarioRun>((resolve) => {
    timer = setTimeout(
      () => resolve({ events: stage.events, held: {}, stuck: { step: stage.at, message: `did not end within ${timeout / 1000} s` } }),
      timeout,
    );
  });
  const played = await Promise.race([stage.play(), late]);
  clearTimeout(timer);
  return played;
}
