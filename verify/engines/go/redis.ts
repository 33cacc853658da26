import { EnvironmentError } from "../../../lab/environment.ts";
import type { TopologyName } from "../../../lab/redis/plan.ts";
import { Topology } from "../../../lab/redis/topology.ts";
import type { Missing } from "../../engine.ts";
import { byPort, type ProgramBackend } from "./program-backend.ts";

/**
 * Servers of Redis, new ones for each program: one may have changed their settings, ended some of them, or left a script without an end.
 * The server that REDIS_URL names is used as it is, and emptied.
 */
export async function openRedis(name: TopologyName): Promise<ProgramBackend | Missing> {
  const first = await Topology.start(name);
  if ("missing" in first) return first;
  const given = name === "single" ? process.env.REDIS_URL : undefined;
  let current = first;
  let isOver = false;
  return {
    version: `Redis ${current.version}`,
    reach: byPort,
    died: () => current.died(),
    isWell: () => current.isWell(),
    async next() {
      if (isOver || !(await current.isWell())) {
        await current.close();
        const another = await Topology.start(name);
        if ("missing" in another) throw new EnvironmentError(another.missing);
        current = another;
      }
      isOver = false;
      return { ...addressesOf(current), ...(given && { REDIS_URL: given }) };
    },
    // Now, not when the next program comes: a server whose script has no end takes a whole processor until then.
    async rest() {
      await current.close();
      isOver = true;
    },
    ...(!given && { another: () => openRedis(name) }),
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
