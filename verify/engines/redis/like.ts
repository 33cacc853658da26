import pLimit from "p-limit";
import type { RespProgram } from "../../../lab/redis/program.ts";
import { findServer } from "../../../lab/redis/server.ts";
import { Topology } from "../../../lab/redis/topology.ts";
import type { EngineName, Listing, NameOf, TranscriptStep } from "../../../src/listings/index.ts";
import { defineEngine, type Engine, type Observed } from "../../engine.ts";
import { judgeTranscript, type TranscriptRun } from "../../judge/transcript.ts";
import { attended } from "../attended.ts";
import { observed } from "../observed.ts";
import { isLost, Player } from "./play.ts";

type Seen = { kind: "transcribed"; runs: TranscriptRun[] };
/** Engines that take Redis' transcripts. */
type Name = {
  [Own in EngineName]: NameOf<Own> extends "console redis" ? ("console redis" extends NameOf<Own> ? Own : never) : never;
}[EngineName];

/** Servers wait for clocks most of their life: for a time to live, for a fail-over, for the two seconds in which a cluster begins. So many stand side by side. */
const SIDE_BY_SIDE = 4;

/** An engine of servers that speak Redis' protocol. Every listing has some of its own. */
export const redisLike = <Own extends Name>(name: Own, program: RespProgram): Engine =>
  defineEngine<Name, Seen>({
    name,
    async open() {
      const found = await findServer(program);
      if ("missing" in found) return found;
      return {
        version: `${program.engine} ${found.version}`,
        async observe(listings, done) {
          const limit = pLimit(SIDE_BY_SIDE);
          const play = async (listing: Listing<"console redis">) => done(listing, await observed(listing, () => observe(listing, program)));
          await Promise.all(listings.map((listing) => limit(play, listing)));
        },
        close: async () => {},
      };
    },
    judges: { "console redis": (listing, { runs }) => judgeTranscript(listing, runs, name) },
  });

async function observe({ contract, parsed }: Listing<"console redis">, program: RespProgram): Promise<Observed<Seen>> {
  const runs: TranscriptRun[] = [];
  for (let run = 0; run < contract.runs; run += 1) {
    const played = await playOnce(parsed, contract, program);
    if ("message" in played) return { kind: "broken", message: played.message };
    runs.push(played);
  }
  return { kind: "transcribed", runs };
}

/** What a transcript does to servers or their files, that are then better our own. */
const STOPS = /^(crash|restart|failover|files|cut)/;

/** What only a start can set. */
const settingsOf = (contract: Listing<"console redis">["contract"]): string[] =>
  (["io-threads", "cluster-databases"] as const).flatMap((key) => (contract[key] === undefined ? [] : [`${key} ${contract[key]}`]));

/** Starts the servers, plays, and removes them, whatever happens in between. */
async function playOnce(
  steps: TranscriptStep[],
  contract: Listing<"console redis">["contract"],
  program: RespProgram,
): Promise<TranscriptRun | { message: string }> {
  const isOurs = steps.some((step) => step.kind === "action" && STOPS.test(step.action));
  const { timeout } = contract;
  const topology = await Topology.start(contract.topology, isOurs, program, settingsOf(contract));
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
