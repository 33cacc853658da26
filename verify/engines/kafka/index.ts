import { EnvironmentError, environmentErrorOf } from "../../../lab/environment.ts";
import { type Cluster, startCluster, type TopologyName } from "../../../lab/kafka/cluster.ts";
import type { Listing, NameOf } from "../../../src/listings/index.ts";
import { defineEngine, type Missing, type Observed, type Opened } from "../../engine.ts";
import { attended, readied } from "../attended.ts";
import { observed } from "../observed.ts";
import { Clients } from "./clients.ts";
import { KAFKA_JUDGES, type ScenarioRun, type Seen } from "./judge.ts";
import { Stage } from "./play.ts";
import { playProgram } from "./program.ts";
import { playShell } from "./shell.ts";

/**
 * Kafka. Listings share a broker, or a cluster of three, one after the other, and find it whole and empty. Most of the time members and
 * coordinators wait for each other, so several such brokers stand side by side where there are listings enough.
 */
export const kafka = defineEngine<"kafka", Seen>({ name: "kafka", open, judges: KAFKA_JUDGES });

/** `left`: something of a listing may still be under way on them. */
type Brokers = { cluster: Cluster; clients: Clients; left: boolean };

/** A broker more takes as long to start as two or three listings take. */
const LISTINGS_PER_BROKER = 5;
const MOST_BROKERS = 4;
/** Three brokers take longer to start, and so do listings on them: they wait for elections. */
const LISTINGS_PER_SET = 5;
const MOST_SETS = 2;

async function open(): Promise<Opened<"kafka", Seen>> {
  const first = await openBrokers("single");
  if ("missing" in first) return first;
  return {
    version: `Kafka ${first.cluster.version}`,
    async observe(listings, done) {
      const { single: shared = [], ...apart } = Object.groupBy(listings, ({ contract }) => contract.topology);
      const play = async (listing: Listing<NameOf<"kafka">>, on: () => Promise<Brokers>) =>
        done(listing, await observed(listing, async () => observe(await on(), listing)));
      const playShared = async (brokers: Brokers) => {
        for (let listing = shared.shift(); listing; listing = shared.shift()) await play(listing, async () => brokers);
      };
      const playMore = async (apart: Promise<unknown>) => {
        await apart;
        const more = await openBrokers("single").catch(ignoreShortage);
        if (!more || "missing" in more) return; // the first one plays them all
        await playShared(more).finally(() => close(more));
      };
      // A broker that KAFKA_BROKERS names is not ours to double.
      const most = first.cluster.folders.length > 0 ? MOST_BROKERS : 1;
      const more = Math.min(most, Math.ceil(shared.length / LISTINGS_PER_BROKER)) - 1;
      const others = Object.entries(apart).flatMap(([topology, own]) => {
        const sets = Math.min(MOST_SETS, Math.ceil(own.length / LISTINGS_PER_SET));
        return Array.from({ length: sets }, () => ({ own, opening: openApart(topology as TopologyName) }));
      });
      const playApart = async ({ own, opening }: (typeof others)[number]) => {
        for (let listing = own.shift(); listing; listing = own.shift()) await play(listing, () => opening);
        await opening.then(close, () => {}); // each of its listings has told why there are none
      };
      // Listings on a cluster take the longest, so it is up before brokers that only make the others quicker.
      const apartUp = Promise.allSettled(others.map(({ opening }) => opening));
      const doubles = Array.from({ length: Math.max(0, more) }, () => playMore(apartUp));
      await Promise.all([playShared(first), ...others.map(playApart), ...doubles]);
    },
    close: () => close(first),
  };
}

const OBSERVES: { [Name in NameOf<"kafka">]: (brokers: Brokers, listing: Listing<Name>) => Promise<Observed<Seen>> } = {
  async "yaml kafka"(brokers, listing) {
    const { contract, parsed: scenario } = listing;
    if (!scenario) return { kind: "broken", message: "is no scenario" };
    const runs = await playAll(brokers, listing, async ({ cluster, clients }) => {
      const stage = new Stage(cluster, clients, scenario);
      return await attended(cluster, () => within(contract.timeout, stage)).finally(() => stage.stop());
    });
    return { kind: "staged", runs };
  },
  async "console kafka"(brokers, listing) {
    const { contract, parsed: steps } = listing;
    const runs = await playAll(brokers, listing, ({ cluster }) => attended(cluster, () => playShell(steps, cluster, contract.timeout)));
    return { kind: "transcribed", runs };
  },
  async "java kafka"(brokers, { contract, code }) {
    const runs = await playAll(brokers, { contract }, ({ cluster }) =>
      attended(cluster, () => playProgram(code, cluster, contract.timeout)),
    );
    return { kind: "executed", runs };
  },
};

const observe = (brokers: Brokers, listing: Listing<NameOf<"kafka">>): Promise<Observed<Seen>> =>
  OBSERVES[listing.contract.name](brokers, listing as never);

/** Of brokers that would only be quicker. */
function ignoreShortage(error: unknown): undefined {
  if (!environmentErrorOf(error)) throw error;
}

async function playAll<Run extends { stuck?: unknown; timedOut?: boolean }>(
  brokers: Brokers,
  { contract }: Pick<Listing<NameOf<"kafka">>, "contract">,
  playOnce: (brokers: Brokers) => Promise<Run>,
): Promise<Run[]> {
  const runs: Run[] = [];
  for (let run = 0; run < contract.runs; run += 1) {
    await readied(brokers.cluster, () => makeReady(brokers));
    brokers.left = true;
    const played = await playOnce(brokers);
    // A broker that is being ended may answer yet: only a request tells. Where we ended some, they are started again first.
    const asWas = brokers.cluster.ports.length === 1 || brokers.cluster.alive();
    if (!played.stuck && !played.timedOut && asWas) {
      await attended(brokers.cluster, () => brokers.clients.ask("clear"));
      brokers.left = false;
    }
    runs.push(played);
  }
  return runs;
}

/** @throws EnvironmentError when they do not come up */
async function openBrokers(topology: TopologyName): Promise<Brokers | Missing> {
  const cluster = await startCluster(topology);
  return "missing" in cluster ? cluster : { cluster, clients: await Clients.open(cluster), left: false };
}

async function openApart(topology: TopologyName): Promise<Brokers> {
  const brokers = await openBrokers(topology);
  if ("missing" in brokers) throw new EnvironmentError(brokers.missing);
  return brokers;
}

async function close({ cluster, clients }: Brokers): Promise<void> {
  // Brokers that are not ours go on after us.
  if (cluster.folders.length === 0) await clients.ask("clear").catch(() => {});
  clients.close();
  await cluster.close();
}

/**
 * Brokers as a listing finds them: up, whoever ended them, whole, and empty. Clients that were left in the middle of something are not waited for:
 * there are others.
 */
async function makeReady(brokers: Brokers): Promise<void> {
  const kept = brokers.cluster.alive();
  await brokers.cluster.revive();
  if (brokers.left || !kept || !brokers.clients.alive()) {
    brokers.clients.close();
    brokers.clients = await Clients.open(brokers.cluster);
  }
  await brokers.clients.ask("clear");
  brokers.left = false;
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
