import { EnvironmentError } from "../../../lab/environment.ts";
import type { TopologyName } from "../../../lab/redis/plan.ts";
import { type Node, SERVER } from "../../../lab/redis/server.ts";
import { Topology } from "../../../lab/redis/topology.ts";
import type { Missing } from "../../engine.ts";
import { byPort, type ProgramBackend } from "./program-backend.ts";

/** One server of Redis for all programs, or servers of a topology for each. */
export const openRedis = (name: TopologyName): Promise<ProgramBackend | Missing> => (name === "single" ? openServer() : openTopology(name));

/** One server, which every program finds empty. */
async function openServer(): Promise<ProgramBackend | Missing> {
  const topology = await Topology.start("single");
  if ("missing" in topology) return topology;
  const node = topology.node(SERVER);
  const url = process.env.REDIS_URL ?? `redis://127.0.0.1:${node.port}`;
  return {
    version: `Redis ${topology.version}`,
    reach: byPort,
    died: () => topology.died(),
    isWell: () => topology.isWell(),
    async next() {
      if (!(await topology.isWell())) {
        await node.crash();
        await node.start();
      }
      if (!process.env.REDIS_URL) await waitUntilAlone(node); // on a server of others there may be others
      await node.ask("FLUSHALL");
      await node.ask("FUNCTION", "FLUSH");
      return { REDIS_URL: url };
    },
    // What REDIS_URL names is one.
    ...(!process.env.REDIS_URL && { another: openServer }),
    close: () => topology.close(),
  };
}

const [POLL_MS, PATIENCE_MS] = [10, 30_000];

/**
 * Waits until the connections of the program before are closed, and what they held is free: a thousand of them take more memory than some
 * `maxmemory` of the next one leaves, which gets OOM errors then.
 */
async function waitUntilAlone(node: Pick<Node, "ask">): Promise<void> {
  const only = /^connected_clients:1\r?$/m; // who asks
  for (const deadline = Date.now() + PATIENCE_MS; !only.test(await node.ask("INFO", "clients")); ) {
    if (Date.now() > deadline) throw new EnvironmentError(`Redis still had connections of a program ${PATIENCE_MS / 1000} s after its end`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Servers of Redis that belong together. A program may end some of them, or change who leads: the next one finds others, all of them new. */
async function openTopology(name: TopologyName): Promise<ProgramBackend | Missing> {
  const first = await Topology.start(name);
  if ("missing" in first) return first;
  let current = first;
  let isFresh = true;
  return {
    version: `Redis ${current.version}`,
    reach: byPort,
    died: () => current.died(),
    isWell: () => current.isWell(),
    async next() {
      if (!isFresh) {
        await current.close();
        const another = await Topology.start(name);
        if ("missing" in another) throw new EnvironmentError(another.missing);
        current = another;
      }
      isFresh = false;
      return addressesOf(current);
    },
    another: () => openTopology(name),
    close: () => current.close(),
  };
}

/** REDIS_URL is the first server, REDIS_NODES are all of them in their order, REDIS_SENTINELS those who watch, `host:port` each. */
function addressesOf(topology: Topology): Record<string, string> {
  const isSentinel = (name: string) => name.startsWith("sentinel");
  const addresses = (names: string[]) => names.map((name) => `127.0.0.1:${topology.node(name).port}`).join(",");
  const nodes = topology.names.filter((name) => !isSentinel(name));
  return {
    REDIS_URL: `redis://${addresses(nodes.slice(0, 1))}`,
    REDIS_NODES: addresses(nodes),
    REDIS_SENTINELS: addresses(topology.names.filter(isSentinel)),
  };
}
