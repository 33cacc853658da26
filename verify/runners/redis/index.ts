import { findRedis } from "../../../lab/redis/server.ts";
import { Topology } from "../../../lab/redis/topology.ts";
import type { Listing, TranscriptStep } from "../../../src/listings/index.ts";
import { attended } from "../attended.ts";
import { observed } from "../observed.ts";
import type { Engine, Missing, Observation, Runner } from "../runner.ts";
import { isLost, type Played, Player } from "./play.ts";

/** Redis, on servers of its own for every listing: what a lesson does to them ends with it. */
export const redisRunner: Runner = { name: "redis", open };

/** What a transcript does to servers, that are then better our own. */
const STOPS = /^(crash|restart|failover)/;

async function open(): Promise<Engine | Missing> {
  const found = await findRedis();
  if ("missing" in found) return found;
  return {
    version: `Redis ${found.version}`,
    async observe(listings, done) {
      for (const listing of listings) done(listing, await observed(listing, () => observe(listing as Listing<"console redis">)));
    },
    close: async () => {},
  };
}

async function observe({ contract, parsed }: Listing<"console redis">): Promise<Observation> {
  const runs: Played[] = [];
  for (let run = 0; run < contract.runs; run += 1) {
    const played = await playOnce(parsed, contract.topology, contract.timeout);
    if ("message" in played) return { kind: "broken", message: played.message };
    runs.push(played);
  }
  return { kind: "transcribed", runs };
}

/** Starts the servers, plays, and removes them, whatever happens in between. */
async function playOnce(
  steps: TranscriptStep[],
  name: Parameters<typeof Topology.start>[0],
  timeout: number,
): Promise<Played | { message: string }> {
  const topology = await Topology.start(
    name,
    steps.some((step) => step.kind === "action" && STOPS.test(step.action)),
  );
  if ("missing" in topology) return { message: topology.missing };
  const player = new Player(topology);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Played>((resolve) => {
    timer = setTimeout(() => resolve(player.late(timeout)), timeout);
  });
  try {
    return await attended(topology, () => Promise.race([player.play(steps), late]), { isCut: isLost });
  } finally {
    clearTimeout(timer);
    player.close();
    await topology.close();
  }
}
