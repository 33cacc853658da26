import { environmentErrorOf } from "../../../lab/environment.ts";
import { type Cluster, startCluster } from "../../../lab/kafka/cluster.ts";
import type { Listing, NameOf } from "../../../src/listings/index.ts";
import { defineEngine, type Missing, type Observed, type Opened } from "../../engine.ts";
import { attended, readied } from "../attended.ts";
import { observed } from "../observed.ts";
import { Clients } from "./clients.ts";
import { KAFKA_JUDGES, type ScenarioRun, type Seen } from "./judge.ts";
import { Stage } from "./play.ts";
import { playShell } from "./shell.ts";

/**
 * Kafka. Listings share a broker, one after the other, and find it empty; with `topology=3` they have brokers of their own. Most of the time
 * members and coordinators wait for each other, so several such brokers stand side by side where there are listings enough.
 */
export const kafka = defineEngine<"kafka", Seen>({ name: "kafka", open, judges: KAFKA_JUDGES });

/** `left`: something of a listing may still be under way on them. */
type Brokers = { cluster: Cluster; clients: Clients; left: boolean };

/** A broker more takes as long to start as two or three listings take. */
const LISTINGS_PER_BROKER = 5;
const MOST_BROKERS = 4;

async function open(): Promise<Opened<"kafka", Seen>> {
  const first = await openBrokers(1);
  if ("missing" in first) return first;
  return {
    version: `Kafka ${first.cluster.version}`,
    async observe(listings, done) {
      const shared = listings.filter(isOnShared);
      const own = listings.filter((listing) => !isOnShared(listing));
      const playShared = async (brokers: Brokers) => {
        for (let listing = shared.shift(); listing; listing = shared.shift())
          done(listing, await observed(listing, () => observe(brokers, listing)));
      };
      const playMore = async () => {
        const more = await openBrokers(1).catch(ignoreShortage);
        if (!more || "missing" in more) return; // the first one plays them all
        await playShared(more).finally(() => close(more));
      };
      // A broker that KAFKA_BROKERS names is not ours to double.
      const most = first.cluster.folders.length > 0 ? MOST_BROKERS : 1;
      const more = Math.min(most, Math.ceil(shared.length / LISTINGS_PER_BROKER)) - 1;
      const playOwn = async () => {
        for (const listing of own) done(listing, await observed(listing, () => observe(first, listing)));
      };
      await Promise.all([playShared(first), playOwn(), ...Array.from({ length: Math.max(0, more) }, playMore)]);
    },
    close: () => close(first),
  };
}

const isOnShared = ({ contract }: Listing): boolean => !("topology" in contract) || contract.topology === "1";

const OBSERVES: { [Name in NameOf<"kafka">]: (shared: Brokers, listing: Listing<Name>) => Promise<Observed<Seen>> } = {
  async "yaml kafka"(shared, listing) {
    const { contract, parsed: scenario } = listing;
    if (!scenario) return { kind: "broken", message: "is no scenario" };
    const runs = await playAll(shared, listing, async ({ cluster, clients }) => {
      const stage = new Stage(cluster, clients, scenario);
      return await attended(cluster, () => within(contract.timeout, stage)).finally(() => stage.stop());
    });
    return "missing" in runs ? { kind: "broken", message: runs.missing } : { kind: "staged", runs };
  },
  async "console kafka"(shared, listing) {
    const { contract, parsed: steps } = listing;
    const play = ({ cluster }: Brokers) => attended(cluster, () => playShell(steps, cluster, contract.timeout));
    const runs = await playAll(shared, listing, play);
    return "missing" in runs ? { kind: "broken", message: runs.missing } : { kind: "transcribed", runs };
  },
};

const observe = (shared: Brokers, listing: Listing<NameOf<"kafka">>): Promise<Observed<Seen>> =>
  OBSERVES[listing.contract.name](shared, listing as never);

/** Of brokers that would only be quicker. */
function ignoreShortage(error: unknown): undefined {
  if (!environmentErrorOf(error)) throw error;
}

type PlayOnce<Run> = (brokers: Brokers) => Promise<Run>;

async function playAll<Run extends { stuck?: unknown }>(
  shared: Brokers,
  { contract }: Listing<NameOf<"kafka">>,
  playOnce: PlayOnce<Run>,
): Promise<Run[] | Missing> {
  const runs: Run[] = [];
  for (let run = 0; run < contract.runs; run += 1) {
    const played = contract.topology === "1" ? await playOnShared(shared, playOnce) : await playOnOwn(playOnce);
    if ("missing" in played) return played;
    runs.push(played);
  }
  return runs;
}

async function playOnShared<Run extends { stuck?: unknown }>(shared: Brokers, playOnce: PlayOnce<Run>): Promise<Run> {
  await readied(shared.cluster, () => makeReady(shared));
  shared.left = true;
  const played = await playOnce(shared);
  // A broker that is being ended may answer yet: only a request tells.
  if (!played.stuck) await attended(shared.cluster, () => shared.clients.ask("clear"));
  shared.left = played.stuck !== undefined;
  return played;
}

async function playOnOwn<Run>(playOnce: PlayOnce<Run>): Promise<Run | Missing> {
  const brokers = await openBrokers(3);
  if ("missing" in brokers) return brokers;
  return await playOnce(brokers).finally(() => close(brokers));
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

async function within(timeout: number, stage: Stage): Promise<ScenarioRun> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ScenarioRun>((resolve) => {
    timer = setTimeout(() => resolve(stage.late(timeout)), timeout);
  });
  const played = await Promise.race([stage.play(), late]);
  clearTimeout(timer);
  return played;
}
