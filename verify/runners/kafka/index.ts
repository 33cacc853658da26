import { environmentErrorOf } from "../../../lab/environment.ts";
import { type Cluster, startCluster } from "../../../lab/kafka/cluster.ts";
import { type KafkaScenario, type Listing, parseKafkaScenario } from "../../../src/listings/index.ts";
import { attended, readied } from "../attended.ts";
import { observed } from "../observed.ts";
import type { Played } from "../redis/play.ts";
import type { Engine, Missing, Observation, Runner } from "../runner.ts";
import { Clients } from "./clients.ts";
import { Stage, type Staged } from "./play.ts";
import { playShell } from "./shell.ts";

/**
 * Kafka. Listings share a broker, one after the other, and find it empty; with `topology=3` they have brokers of their own. Most of the time
 * members and coordinators wait for each other, so several such brokers stand side by side where there are listings enough.
 */
export const kafkaRunner: Runner = { name: "kafka", open };

/** `left`: something of a listing may still be under way on them. */
type Brokers = { cluster: Cluster; clients: Clients; left: boolean };

/** A broker more takes as long to start as two or three listings take. */
const LISTINGS_PER_BROKER = 5;
const MOST_BROKERS = 4;

async function open(): Promise<Engine | Missing> {
  const first = await openBrokers(1);
  if ("missing" in first) return first;
  return {
    version: `Kafka ${first.cluster.version}`,
    async observe(listings, done) {
      const shared = listings.filter(isOnShared);
      const own = listings.filter((listing) => !isOnShared(listing));
      const playAll = async (brokers: Brokers) => {
        for (let listing = shared.shift(); listing; listing = shared.shift())
          done(listing, await observed(listing, () => observe(brokers, listing)));
      };
      const playMore = async () => {
        const more = await openBrokers(1).catch(ignoreShortage);
        if (!more || "missing" in more) return; // the first one plays them all
        await playAll(more).finally(() => close(more));
      };
      // A broker that KAFKA_BROKERS names is not ours to double.
      const most = first.cluster.folders.length > 0 ? MOST_BROKERS : 1;
      const more = Math.min(most, Math.ceil(shared.length / LISTINGS_PER_BROKER)) - 1;
      const playOwn = async () => {
        for (const listing of own) done(listing, await observed(listing, () => observe(first, listing)));
      };
      await Promise.all([playAll(first), playOwn(), ...Array.from({ length: Math.max(0, more) }, playMore)]);
    },
    close: () => close(first),
  };
}

const isOnShared = ({ contract }: Listing): boolean => !("topology" in contract) || contract.topology === "1";

type Play = { kind: "kafka"; runs: Staged[]; scenario: KafkaScenario } | { kind: "transcribed"; runs: Played[] };

async function observe(shared: Brokers, listing: Listing): Promise<Observation> {
  const { contract, line, code } = listing;
  if (contract.name !== "yaml kafka" && contract.name !== "console kafka")
    return { kind: "broken", message: `${contract.name} is not for Kafka` };
  const { scenario } = contract.name === "yaml kafka" ? parseKafkaScenario(code, line) : {};
  const play: Play = scenario ? { kind: "kafka", runs: [], scenario } : { kind: "transcribed", runs: [] };
  for (let run = 0; run < contract.runs; run += 1) {
    const missing = contract.topology === "1" ? await playOnShared(shared, listing, play) : await playOnOwn(listing, play);
    if (missing) return { kind: "broken", message: missing.missing };
  }
  return play;
}

/** Of brokers that would only be quicker. */
function ignoreShortage(error: unknown): undefined {
  if (!environmentErrorOf(error)) throw error;
}

async function playOnShared(shared: Brokers, listing: Listing, play: Play): Promise<undefined> {
  await readied(shared.cluster, () => makeReady(shared));
  shared.left = true;
  const { stuck } = await playOnce(shared, listing, play);
  // A broker that is being ended may answer yet: only a request tells.
  if (!stuck) await attended(shared.cluster, () => shared.clients.ask("clear"));
  shared.left = stuck !== undefined;
}

async function playOnOwn(listing: Listing, play: Play): Promise<Missing | undefined> {
  const brokers = await openBrokers(3);
  if ("missing" in brokers) return brokers;
  try {
    await playOnce(brokers, listing, play);
  } finally {
    await close(brokers);
  }
  return undefined;
}

async function playOnce({ cluster, clients }: Brokers, { contract, node }: Listing, play: Play): Promise<Staged | Played> {
  if (play.kind === "kafka") {
    const stage = new Stage(cluster, clients, play.scenario);
    const staged = await attended(cluster, () => within(contract.timeout, stage)).finally(() => stage.stop());
    play.runs.push(staged);
    return staged;
  }
  const played = await attended(cluster, () => playShell(node.value, cluster, contract.timeout));
  play.runs.push(played);
  return played;
}

/** @throws EnvironmentError when they do not come up */
async function openBrokers(count: 1 | 3): Promise<Brokers | Missing> {
  const cluster = await startCluster(count);
  return "missing" in cluster ? cluster : { cluster, clients: await Clients.open(cluster), left: false };
}

async function close({ cluster, clients }: Brokers): Promise<void> {
  // Brokers that are not ours go on after us.
  if (cluster.folders.length === 0) await clients.ask("clear").catch(() => {});
  clients.close();
  await cluster.close();
}

/**
 * Brokers as a listing finds them: up, whoever ended them, and empty. Clients that were left in the middle of something are not waited for: there are
 * others.
 */
async function makeReady(shared: Brokers): Promise<void> {
  const kept = shared.cluster.alive();
  if (!kept) await shared.cluster.start(1);
  if (shared.left || !kept || !shared.clients.alive()) {
    shared.clients.close();
    shared.clients = await Clients.open(shared.cluster);
  }
  await shared.clients.ask("clear");
  shared.left = false;
}

async function within(timeout: number, stage: Stage): Promise<Staged> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Staged>((resolve) => {
    timer = setTimeout(() => resolve(stage.late(timeout)), timeout);
  });
  const played = await Promise.race([stage.play(), late]);
  clearTimeout(timer);
  return played;
}
