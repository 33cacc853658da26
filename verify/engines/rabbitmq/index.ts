import { EnvironmentError } from "../../../lab/environment.ts";
import { type Broker, startBroker, type TopologyName } from "../../../lab/rabbitmq/broker.ts";
import type { Listing } from "../../../src/listings/index.ts";
import { defineEngine, type Observed, type Opened } from "../../engine.ts";
import { attended } from "../attended.ts";
import { observed } from "../observed.ts";
import { judgeScenario } from "./judge.ts";
import { Play } from "./play.ts";
import type { ScenarioRun, Seen } from "./seen.ts";

/** RabbitMQ: one broker for all listings, and a cluster for those that need one. On each one after the other: each removes what it declared. */
export const rabbitmq = defineEngine<"rabbitmq", Seen>({ name: "rabbitmq", open, judges: { "yaml rabbitmq": judgeScenario } });

async function open(): Promise<Opened<"rabbitmq", Seen>> {
  const broker = await startBroker();
  if ("missing" in broker) return broker;
  return {
    version: `RabbitMQ ${broker.version}`,
    async observe(listings, done) {
      const each = async (own: Listing<"yaml rabbitmq">[], observeOne: (listing: Listing<"yaml rabbitmq">) => Promise<Observed<Seen>>) => {
        for (const listing of own) done(listing, await observed(listing, () => observeOne(listing)));
      };
      const configured = listings.filter((listing) => configOf(listing).length > 0);
      const usual = listings.filter((listing) => !configured.includes(listing));
      const of = (topology: TopologyName) => usual.filter(({ contract }) => contract.topology === topology);
      let cluster: Broker | undefined;
      const onCluster = async (listing: Listing<"yaml rabbitmq">) => {
        cluster ??= await startOwn("cluster");
        return await observe(cluster, listing);
      };
      const onShared = each(of("single"), (listing) => observe(broker, listing));
      await Promise.all([onShared, each(configured, observeConfigured), each(of("cluster"), onCluster)]);
      await cluster?.close();
    },
    close: () => broker.close(),
  };
}

/** Lines of `rabbitmq.conf` that a listing wants. */
const configOf = ({ parsed }: Listing<"yaml rabbitmq">): string[] =>
  Object.entries(parsed?.config ?? {}).map(([key, value]) => `${key} = ${value}`);

/** On a broker that is there for it alone. */
async function observeConfigured(listing: Listing<"yaml rabbitmq">): Promise<Observed<Seen>> {
  const own = await startOwn(listing.contract.topology, configOf(listing));
  return await observe(own, listing).finally(() => own.close());
}

async function startOwn(topology: TopologyName, config: string[] = []): Promise<Broker> {
  const broker = await startBroker(topology, config);
  if ("missing" in broker) throw new EnvironmentError(broker.missing);
  return broker;
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
    if (played.stuck) await beginAgain(broker);
    runs.push(played);
  }
  return { kind: "staged", runs };
}

/** A scenario that did not come to its end may have left a limit or an alarm set, which ends with its node. */
async function beginAgain(broker: Broker): Promise<void> {
  if (broker.folders.length === 0) return;
  await Promise.all(broker.folders.map((_, at) => broker.end("stop", at + 1)));
  await broker.revive();
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
