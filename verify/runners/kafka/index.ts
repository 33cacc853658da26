import { type Cluster, startCluster } from "../../../lab/kafka/cluster.ts";
import { findKafka } from "../../../lab/kafka/jars.ts";
import { type Listing, parseKafkaScenario } from "../../../src/listings/index.ts";
import type { Played } from "../redis/play.ts";
import type { Engine, Missing, Observation, Runner } from "../runner.ts";
import { Clients } from "./clients.ts";
import { Stage, type Staged } from "./play.ts";
import { playShell } from "./shell.ts";

/** Kafka. Listings share one broker, one after the other, and find it empty; with `topology=3` they have brokers of their own. */
export const kafkaRunner: Runner = { name: "kafka", open };

async function open(): Promise<Engine | Missing> {
  const cluster = await startCluster();
  if ("missing" in cluster) return cluster;
  const shared = { cluster, clients: await Clients.open(cluster) };
  return {
    version: `Kafka ${cluster.version}`,
    async observe(listings, done) {
      for (const listing of listings) done(listing, await observe(shared, listing));
    },
    async close() {
      shared.clients.close();
      await cluster.close();
    },
  };
}

type Brokers = { cluster: Cluster; clients: Clients };

async function observe(shared: Brokers, listing: Listing): Promise<Observation> {
  const { contract, line } = listing;
  if (contract.name !== "yaml kafka" && contract.name !== "console kafka")
    return { kind: "broken", message: `${contract.name} is not for Kafka` };
  const transcripts: Played[] = [];
  const stages: Staged[] = [];
  const { scenario } = contract.name === "yaml kafka" ? parseKafkaScenario(listing.code, line) : {};
  for (let run = 0; run < contract.runs; run += 1) {
    const brokers = contract.topology === "1" ? shared : await ownBrokers();
    if ("missing" in brokers) return { kind: "broken", message: brokers.missing };
    try {
      if (scenario) stages.push(await within(contract.timeout, new Stage(brokers.cluster, brokers.clients, scenario)));
      else transcripts.push(await playTranscript(listing.node.value, brokers.cluster, contract.timeout));
    } finally {
      if (brokers === shared) await empty(shared, stages.at(-1)?.stuck !== undefined);
      else await close(brokers);
    }
  }
  return scenario ? { kind: "kafka", runs: stages, scenario } : { kind: "transcribed", runs: transcripts };
}

async function ownBrokers(): Promise<Brokers | Missing> {
  try {
    const cluster = await startCluster(3);
    return "missing" in cluster ? cluster : { cluster, clients: await Clients.open(cluster) };
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
}

async function close({ cluster, clients }: Brokers): Promise<void> {
  clients.close();
  await cluster.close();
}

async function playTranscript(body: string, cluster: Cluster, timeout: number): Promise<Played> {
  const kafka = await findKafka();
  return "missing" in kafka ? { replies: new Map(), stuck: { line: 0, message: kafka.missing } } : playShell(body, kafka, cluster, timeout);
}

/** Removes what a listing left. Clients that were left in the middle of something are not waited for: there are others. */
async function empty(shared: Brokers, stuck: boolean): Promise<void> {
  if (stuck) {
    shared.clients.close();
    shared.clients = await Clients.open(shared.cluster);
  }
  await shared.clients.ask("clear");
}

async function within(timeout: number, stage: Stage): Promise<Staged> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Staged>((resolve) => {
    const message = `did not end within ${timeout / 1000} s`;
    timer = setTimeout(() => resolve({ events: stage.events, end: undefined, stuck: { step: stage.at, message } }), timeout);
  });
  const played = await Promise.race([stage.play(), late]);
  clearTimeout(timer);
  stage.stop();
  return played;
}
