import { findRedis } from "../../../lab/redis/server.ts";
import { Topology } from "../../../lab/redis/topology.ts";
import type { Listing, TranscriptStep } from "../../../src/listings/index.ts";
import { defineEngine, type Observed, type Opened } from "../../engine.ts";
import { judgeTranscript, type TranscriptRun } from "../../judge/transcript.ts";
import { attended } from "../attended.ts";
import { observed } from "../observed.ts";
import { isLost, Player } from "./play.ts";

type Seen = { kind: "transcribed"; runs: TranscriptRun[] };

/** Redis, on servers of its own for every listing: what a lesson does to them ends with it. */
export const redis = defineEngine<"redis", Seen>({
  name: "redis",
  open,
  judges: { "console redis": (listing, { runs }) => judgeTranscript(listing, runs) },
});

/** What a transcript does to servers, that are then better our own. */
const STOPS = /^(crash|restart|failover)/;

async function open(): Promise<Opened<"redis", Seen>> {
  const found = await findRedis();
  if ("missing" in found) return found;
  return {
    version: `Redis ${found.version}`,
    async observe(listings, done) {
      for (const listing of listings) done(listing, await observed(listing, () => observe(listing)));
    },
    close: async () => {},
  };
}

async function observe({ contract, parsed }: Listing<"console redis">): Promise<Observed<Seen>> {
  const runs: TranscriptRun[] = [];
  for (let run = 0; run < contract.runs; run += 1) {
    const played = await playOnce(parsed, contract);
    if ("message" in played) return { kind: "broken", message: played.message };
    runs.push(played);
  }
  return { kind: "transcribed", runs };
}

/** Starts the servers, plays, and removes them, whatever happens in between. */
async function playOnce(
  steps: TranscriptStep[],
  { topology: name, timeout, "io-threads": ioThreads }: Listing<"console redis">["contract"],
): Promise<TranscriptRun | { message: string }> {
  const topology = await Topology.start(
    name,
    steps.some((step) => step.kind === "action" && STOPS.test(step.action)),
    ioThreads,
  );
  if ("missing" in topology) return { message: topology.missing };
  const player = new Player(topology);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<TranscriptRun>((resolve) => {
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
