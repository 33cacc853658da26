import { readdirSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import type { Topology } from "../../../lab/redis/topology.ts";
import { until } from "../../../lab/until.ts";
import { splitWords } from "../../../src/listings/index.ts";
import { formatReply, REFUSED } from "./format.ts";
import { filledIn } from "./names.ts";

type Watch = {
  /** Whether nobody listens any more. */
  over: () => boolean;
  /** Told what is seen while a state is waited for. */
  waitsFor: (what: string) => void;
};

/** Does what a line `! …` of a transcript says. Resolves to what stands below it. */
export async function act(topology: Topology, action: string, watch: Watch): Promise<string[]> {
  const [verb = "", first = "", ...rest] = action.split(" ");
  if (verb === "until") return untilReply(topology, [first, ...rest].join(" "), watch);
  if (verb === "failover") {
    await topology.failover();
    return [];
  }
  const [primary = ""] = topology.names;
  if (verb === "files") return readdirSync(join(topology.node(primary).folder, first)).sort();
  if (verb === "cut") {
    cut(join(topology.node(primary).folder, first), Number(rest[0]));
    return [];
  }
  if (verb === "crash") {
    // Several at once: one after the other, a busy machine might let a replica take over in between.
    const names = [first || primary, ...rest];
    await Promise.all(names.map((name) => topology.node(name).crash()));
    return [];
  }
  const node = topology.node(first || primary);
  await node.stop();
  await node.start();
  return [];
}

/** Takes bytes off the end of a file, as a machine may that lost power before they were on disk. */
const cut = (file: string, bytes: number): void => truncateSync(file, Math.max(0, statSync(file).size - bytes));

/** `COMMAND = REPLY`, or `SERVER: COMMAND = REPLY`: asks until the reply is that one. */
async function untilReply(topology: Topology, text: string, { over, waitsFor }: Watch): Promise<string[]> {
  const [, name, command = "", wanted = ""] = /^(?:([a-z][\w-]*): )?(.+) = (.+)$/.exec(text) ?? [];
  const words = await filledIn(splitWords(command) ?? [], topology);
  const server = topology.node(name ?? topology.names[0] ?? "");
  const holds = async () => {
    const connection = await server.connect().catch(() => undefined);
    const reply = await connection?.send(...words).catch(() => undefined);
    connection?.close();
    const seen = reply ? formatReply(reply).join(" / ") : REFUSED;
    waitsFor(`last seen was ${seen}`);
    return over() || (reply !== undefined && seen.includes(wanted));
  };
  await until(text, holds, Number.POSITIVE_INFINITY); // as long as the listing may take
  return [];
}
