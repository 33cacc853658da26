import { EnvironmentError } from "../../../lab/environment.ts";
import { type Broker, startBroker, type TopologyName } from "../../../lab/rabbitmq/broker.ts";
import type { Listing } from "../../../src/listings/index.ts";
import { defineEngine, type Observed, type Opened } from "../../engine.ts";
import { attended } from "../attended.ts";
import { observed } from "../observed.ts";
import { judgeScenario } from "./judge.ts";
import { Play } from "./play.ts";
import type { ScenarioRun, Seen } from "./seen.ts";

/** RabbitMQ: one broker for all listings, and a cluster for those that need one. One after the other: each removes what it declared. */
export const rabbitmq = defineEngine<"rabbitmq", Seen>({ name: "rabbitmq", open, judges: { "yaml rabbitmq": judgeScenario } });

async function open(): Promise<Opened<"rabbitmq", Seen>> {
  const broker = await startBroker();
  if ("missing" in broker) return broker;
  return {
    version: `RabbitMQ ${broker.version}`,
    async observe(listings, done) {
      const of = (topology: TopologyName) => listings.filter(({ contract }) => contract.topology === topology);
      for (const listing of of("single")) done(listing, await observed(listing, () => observe(broker, listing)));
      if (of("cluster").length > 0) await observeOnCluster(of("cluster"), done);
    },
    close: () => broker.close(),
  };
}

async function observeOnCluster(
  listings: Listing<"yaml rabbitmq">[],
  done: (listing: Listing, seen: Observed<Seen>) => void,
): Promise<void> {
  let cluster: Broker | undefined;
  for (const listing of listings) {
    const seen = await observed(listing, async () => {
      cluster ??= await startCluster();
      return await observe(cluster, listing);
    });
    done(listing, seen);
  }
  await cluster?.close();
}

async function startCluster(): Promise<Broker> {
  const cluster = await startBroker("cluster");
  if ("missing" in cluster) throw new EnvironmentError(cluster.missing);
  return cluster;
}

async function observe(broker: Broker, listing: Listing<"yaml rabbitmq">): Promise<Observed<Seen>> {
  const { parsed: scenario } = listing;
  if (!scenario) return { kind: "broken", message: "is no scenario" };
  const runs: ScenarioRun[] = [];
  for (let run = 0; run < listing.contract.runs; run += 1) {
    await broker.revive();
    const play = new Play(broker, scenario);
    const played = await attended(broker, () => within(listing.contract.timeout, play)).finally(async () => {
      // What was declared is still there after a crash. A listing, or a stranger, that ended a node is not the next one's fault.
      await broker.revive();
      await play.close();
    });
    runs.push(played);
  }
  return { kind: "staged", runs };
}

async function within(timeout: number, play: Play): Promise<ScenarioRun> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ScenarioRun>((resolve) => {
    timer = setTimeout(() => resolve(play.stuck(`did not end within ${timeout / 1000} s`)), timeout);
  });
  const played = await Promise.race([play.run(), late]);
  clearTimeout(timer);
  return played;
}
