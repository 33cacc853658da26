import type { Found } from "../home.ts";
import { freePorts } from "../ports.ts";
import type { Deaths } from "../service.ts";
import { type Node, OwnNode, SERVER } from "./server.ts";

export type TopologyName = "single" | "replica" | "sentinel" | "cluster";

/** How far above its port a node of the cluster listens for the others. */
export const BUS = 10;

/** Small, local, quick to notice. What a lesson depends on it sets itself, with CONFIG SET. */
const SETTINGS = ["bind 127.0.0.1", 'save ""', "appendonly no", "repl-diskless-sync-delay 0", "enable-debug-command local", "daemonize no"];
const CLUSTERED = ["cluster-enabled yes", "cluster-config-file nodes.conf", "cluster-node-timeout 1000"];

/**
 * The servers of a topology, each with its port and its command; none is started yet. The first is where clients go that name none.
 * @param file the program
 * @param more what a start has to say, line by line as in a configuration file: `io-threads 4`
 */
export async function plan(found: Found, file: string, name: TopologyName, deaths: Deaths, more: string[] = []): Promise<Node[]> {
  const own = (node: string, port: number, command: string[]) => new OwnNode(found, node, port, command, deaths);
  const settings = [...SETTINGS, ...more];
  const server = serverOf(file, settings);
  if (name === "single") {
    const [port = 0] = await freePorts(1);
    return [own(SERVER, port, server)];
  }
  if (name === "cluster") {
    const ports = await clusterPorts();
    const node = serverOf(file, [...settings, ...CLUSTERED]);
    return ports.map((port, at) => own(`node-${at + 1}`, port, [...node, "--cluster-port", String(port + BUS)]));
  }
  const replicas = name === "sentinel" ? ["replica-1", "replica-2"] : ["replica"];
  const [primary = 0, ...others] = await freePorts(1 + replicas.length + (name === "sentinel" ? 3 : 0));
  const follower = serverOf(file, [...settings, `replicaof 127.0.0.1 ${primary}`]);
  const nodes = [own("primary", primary, server), ...replicas.map((replica, at) => own(replica, others[at] ?? 0, follower))];
  if (name === "replica") return nodes;
  return [...nodes, ...others.slice(replicas.length).map((port, at) => own(`sentinel-${at + 1}`, port, sentinelOf(file)))];
}

/** Its settings are in a file that it may rewrite, and that outlives it: what CONFIG REWRITE has kept holds after a restart. */
const serverOf = (file: string, settings: string[]): string[] => [
  ...["/bin/sh", "-c", 'conf="$LAB_INSIDE/server.conf"; [ -e "$conf" ] || echo "$1" > "$conf"; shift; exec "$0" "$conf" "$@"'],
  ...[file, settings.join("\n")],
];

/** A sentinel rewrites its configuration, so it needs a file, if an empty one. */
const sentinelOf = (file: string): string[] => [
  ...["/bin/sh", "-c", 'touch "$LAB_INSIDE/sentinel.conf"; exec "$0" "$LAB_INSIDE/sentinel.conf" --sentinel --bind 127.0.0.1 "$@"'],
  file,
];

/** Six ports with another one each, for the cluster's own bus, ten above. */
async function clusterPorts(): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < 6) {
    for (const port of await freePorts(6)) if (port < 65_000 && ports.every((other) => Math.abs(other - port) > 20)) ports.push(port);
  }
  return ports.slice(0, 6);
}
