import { findHome } from "../find.ts";
import type { Found, Missing, Program } from "../home.ts";
import { freePorts } from "../ports.ts";
import { makeFolder, removeFolder, type Service, startService } from "../service.ts";
import { RedisConnection, textOf } from "./resp.ts";

export const REDIS: Program = {
  engine: "Redis",
  file: "redis-server",
  versionOf: ["redis-server", "--version"],
  accepts: /\b8\.\d+\.\d+\b/,
  wanted: "Redis 8 (redis-server)",
};

export type TopologyName = "single" | "replica" | "sentinel" | "cluster";

/** The name of the master in a Sentinel's configuration, as the manual has it. */
const MASTER = "mymaster";
const READY_TIMEOUT = 30_000;
const POLL_MS = 10;
const SLOTS = 16_384;
/** How far above its port a node of the cluster listens for the others. */
const BUS = 10;

/** Small, local, quick to notice. What a lesson depends on it sets itself, with CONFIG SET. */
const SETTINGS = [
  "--bind 127.0.0.1",
  "--save",
  "--appendonly no",
  "--repl-diskless-sync-delay 0",
  "--enable-debug-command local",
  "--daemonize no",
];
const CLUSTERED = ["--cluster-enabled yes", "--cluster-config-file nodes.conf", "--cluster-node-timeout 1000"];

/** `--save ""` takes an empty argument: it has no blanks to split at. */
const argumentsOf = (settings: string[]): string[] => settings.flatMap((line) => (line === "--save" ? ["--save", ""] : line.split(" ")));

/** A server that clients connect to. */
type Node = {
  readonly name: string;
  readonly port: number;
  /** Its data, where it is ours. */
  readonly folder: string;
  start(): Promise<void>;
  connect(): Promise<RedisConnection>;
  /** One command on a connection of its own, and the text of its reply. */
  ask(...words: string[]): Promise<string>;
  crash(): Promise<void>;
  stop(): Promise<void>;
  remove(): Promise<void>;
};

async function askOnce(node: Pick<Node, "connect">, words: string[]): Promise<string> {
  const connection = await node.connect();
  try {
    return textOf(await connection.send(...words));
  } finally {
    connection.close();
  }
}

/** The server that REDIS_URL names: used when it is empty, left empty, never stopped. */
class GivenNode implements Node {
  readonly name = "redis";
  readonly folder = "";
  readonly port: number;
  readonly #host: string;

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.#host = hostname;
    this.port = Number(port || 6379);
  }

  connect = (): Promise<RedisConnection> => RedisConnection.open(this.port, this.#host);
  ask = (...words: string[]): Promise<string> => askOnce(this, words);
  async start(): Promise<void> {}
  crash = (): Promise<never> => Promise.reject(new Error("the server of REDIS_URL is not ours to stop: unset it for this listing"));
  stop = this.crash;

  async remove(): Promise<void> {
    await this.ask("FLUSHALL");
    await this.ask("FUNCTION", "FLUSH");
  }

  /** Its version, or why it cannot be used. */
  async version(): Promise<string | Missing> {
    try {
      const version = /redis_version:(\S+)/.exec(await this.ask("INFO", "server"))?.[1] ?? "unknown";
      if (!REDIS.accepts.test(version))
        return { missing: `REDIS_URL: a server ${version}; the book needs ${REDIS.wanted}`, outdated: true };
      const keys = await this.ask("DBSIZE");
      return keys === "0" ? version : { missing: `REDIS_URL: it holds ${keys} keys, which the book would delete. Give it an empty server` };
    } catch (error) {
      return { missing: `REDIS_URL does not answer: ${error instanceof Error ? error.message : error}` };
    }
  }
}

/** The version of Redis to be had here: of the server that is given, else of the programs that are found. */
export async function findRedis(): Promise<{ version: string } | Missing> {
  if (!process.env.REDIS_URL) return await findHome(REDIS);
  const version = await new GivenNode(process.env.REDIS_URL).version();
  return typeof version === "string" ? { version } : version;
}

/** One server of ours. It keeps its port and its data over a crash and a restart. */
class OwnNode implements Node {
  readonly name: string;
  readonly port: number;
  readonly folder: string;
  readonly #found: Found;
  readonly #command: string[];
  #service: Service | undefined;

  constructor(found: Found, name: string, port: number, command: string[]) {
    this.name = name;
    this.port = port;
    this.folder = makeFolder("redis");
    this.#found = found;
    this.#command = command;
  }

  /** Resolves when it answers PING. */
  async start(): Promise<void> {
    const { home } = this.#found;
    this.#service = startService(home, this.folder, [...this.#command, "--port", String(this.port), "--dir", home.inside(this.folder)]);
    await until(`${this.name} answers`, async () => {
      if (!this.#service?.alive()) throw new Error(`${this.name} ended: ${lastLine(this.#service?.log() ?? "")}`);
      return (await this.ask("PING").catch(() => "")) === "PONG";
    });
  }

  connect = (): Promise<RedisConnection> => RedisConnection.open(this.port);
  ask = (...words: string[]): Promise<string> => askOnce(this, words);

  async crash(): Promise<void> {
    await this.#service?.crash();
  }

  async stop(): Promise<void> {
    await this.#service?.stop();
  }

  async remove(): Promise<void> {
    await this.crash();
    removeFolder(this.folder);
  }
}

const lastLine = (log: string): string => log.trim().split("\n").at(-1) ?? "";

/** Waits for a state, and never for a time: asks again until it is reached. Throws what was waited for when it is not. */
export async function until(what: string, holds: () => Promise<boolean>, timeout = READY_TIMEOUT): Promise<void> {
  const deadline = Date.now() + timeout;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited ${timeout / 1000} s in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Redis servers that belong together, ready when they agree on who is who. */
export class Topology {
  readonly name: TopologyName;
  readonly version: string;
  readonly #nodes: Map<string, Node>;

  private constructor(name: TopologyName, version: string, nodes: Node[]) {
    this.name = name;
    this.version = version;
    this.#nodes = new Map(nodes.map((node) => [node.name, node]));
  }

  /** @param ours whether the servers will be stopped, so that a given one will not do */
  static async start(name: TopologyName, ours = false): Promise<Topology | Missing> {
    const url = name === "single" && !ours && process.env.REDIS_URL;
    if (url) {
      const given = new GivenNode(url);
      const version = await given.version();
      return typeof version === "string" ? new Topology(name, version, [given]) : version;
    }
    const found = await findHome(REDIS);
    if ("missing" in found) return found;
    const topology = new Topology(name, found.version, await plan(found, name));
    try {
      await Promise.all([...topology.#nodes.values()].map((node) => node.start()));
      await topology.#form();
    } catch (error) {
      await topology.close();
      throw error;
    }
    return topology;
  }

  /** The servers' names, the first being where clients go that name none. */
  get names(): string[] {
    return [...this.#nodes.keys()];
  }

  node(name: string): Node {
    const node = this.#nodes.get(name);
    if (!node) throw new Error(`no server "${name}" in topology ${this.name}. There are ${this.names.join(", ")}`);
    return node;
  }

  /** Lets a replica take over, by Sentinel or by the cluster itself, and waits until it has. Returns the name of the new master. */
  async failover(): Promise<string> {
    if (this.name === "sentinel") return this.#sentinelFailover();
    if (this.name !== "cluster") throw new Error(`topology=${this.name} has nobody to fail over: sentinel and cluster have`);
    const replica = this.node("node-4");
    await replica.ask("CLUSTER", "FAILOVER");
    await until("node-4 is a master", async () => (await replica.ask("INFO", "replication")).includes("role:master"));
    return "node-4";
  }

  async #sentinelFailover(): Promise<string> {
    const before = await this.#master();
    await this.node("sentinel-1").ask("SENTINEL", "FAILOVER", MASTER);
    await until("another master is named", async () => (await this.#master()) !== before);
    return this.#master();
  }

  /** Who the first sentinel says is master, by name. */
  async #master(): Promise<string> {
    const connection = await this.node("sentinel-1").connect();
    const reply = await connection.send("SENTINEL", "GET-MASTER-ADDR-BY-NAME", MASTER);
    connection.close();
    const port = reply.type === "array" ? Number(textOf(reply.items[1] ?? { type: "nil" })) : 0;
    return [...this.#nodes.values()].find((node) => node.port === port)?.name ?? "";
  }

  async #form(): Promise<void> {
    if (this.name === "replica") await this.#replicasAreUp(["replica"]);
    if (this.name === "sentinel") await this.#formSentinels();
    if (this.name === "cluster") await this.#formCluster();
  }

  async #replicasAreUp(names: string[]): Promise<void> {
    for (const name of names) {
      await until(`${name} follows`, async () => (await this.node(name).ask("INFO", "replication")).includes("master_link_status:up"));
    }
    await until("the primary knows its replicas", async () => {
      const online = (await this.node("primary").ask("INFO", "replication")).match(/state=online/g);
      return online?.length === names.length;
    });
  }

  async #formSentinels(): Promise<void> {
    await this.#replicasAreUp(["replica-1", "replica-2"]);
    const sentinels = this.names.filter((name) => name.startsWith("sentinel"));
    for (const name of sentinels) {
      const sentinel = this.node(name);
      await sentinel.ask("SENTINEL", "MONITOR", MASTER, "127.0.0.1", String(this.node("primary").port), "2");
      await sentinel.ask("SENTINEL", "SET", MASTER, "down-after-milliseconds", "500");
      await sentinel.ask("SENTINEL", "SET", MASTER, "failover-timeout", "5000");
    }
    for (const name of sentinels) {
      await until(`${name} knows the others`, async () => (await this.node(name).ask("INFO", "sentinel")).includes("slaves=2,sentinels=3"));
    }
  }

  async #formCluster(): Promise<void> {
    const masters = ["node-1", "node-2", "node-3"];
    const [first = ""] = masters;
    for (const [at, name] of masters.entries()) {
      const bounds = [at, at + 1].map((third) => Math.round((third * SLOTS) / masters.length));
      await this.node(name).ask("CLUSTER", "ADDSLOTSRANGE", String(bounds[0]), String((bounds[1] ?? SLOTS) - 1));
    }
    const { port } = this.node(first);
    for (const name of this.names.slice(1)) await this.node(name).ask("CLUSTER", "MEET", "127.0.0.1", String(port), String(port + BUS));
    await this.#everywhere(
      "all have met",
      async (node) => (await node.ask("CLUSTER", "NODES")).match(/ connected/g)?.length === this.names.length,
    );
    for (const [at, name] of masters.entries()) {
      await this.node(`node-${at + 4}`).ask("CLUSTER", "REPLICATE", await this.node(name).ask("CLUSTER", "MYID"));
    }
    await this.#everywhere("the cluster is whole", async (node) => {
      const [info, nodes] = [await node.ask("CLUSTER", "INFO"), await node.ask("CLUSTER", "NODES")];
      return info.includes("cluster_state:ok") && nodes.match(/slave/g)?.length === masters.length;
    });
    for (const name of ["node-4", "node-5", "node-6"]) {
      await until(`${name} follows`, async () => (await this.node(name).ask("INFO", "replication")).includes("master_link_status:up"));
    }
  }

  async #everywhere(what: string, holds: (node: Node) => Promise<boolean>): Promise<void> {
    for (const node of this.#nodes.values()) await until(`${what} (${node.name})`, () => holds(node));
  }

  async close(): Promise<void> {
    await Promise.all([...this.#nodes.values()].map((node) => node.remove()));
  }
}

async function plan(found: Found, name: TopologyName): Promise<Node[]> {
  const server = ["redis-server", ...argumentsOf(SETTINGS)];
  if (name === "single") {
    const [port = 0] = await freePorts(1);
    return [new OwnNode(found, "redis", port, server)];
  }
  if (name === "cluster") {
    const ports = await clusterPorts();
    return ports.map(
      (port, at) =>
        new OwnNode(found, `node-${at + 1}`, port, [...server, ...argumentsOf(CLUSTERED), "--cluster-port", String(port + BUS)]),
    );
  }
  const replicas = name === "sentinel" ? ["replica-1", "replica-2"] : ["replica"];
  const [primary = 0, ...others] = await freePorts(1 + replicas.length + (name === "sentinel" ? 3 : 0));
  const follow = ["--replicaof", "127.0.0.1", String(primary)];
  const nodes = [
    new OwnNode(found, "primary", primary, server),
    ...replicas.map((replica, at) => new OwnNode(found, replica, others[at] ?? 0, [...server, ...follow])),
  ];
  if (name === "replica") return nodes;
  return [...nodes, ...others.slice(replicas.length).map((port, at) => sentinel(found, `sentinel-${at + 1}`, port))];
}

/** A sentinel rewrites its configuration, so it needs a file, if an empty one. */
function sentinel(found: Found, name: string, port: number): Node {
  const script = ['touch "$LAB_INSIDE/sentinel.conf"; exec redis-server "$LAB_INSIDE/sentinel.conf" --sentinel --bind 127.0.0.1 "$@"'];
  return new OwnNode(found, name, port, ["/bin/sh", "-c", ...script, "sh"]);
}

/** Six ports with another one each, for the cluster's own bus, ten above. */
async function clusterPorts(): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < 6) {
    for (const port of await freePorts(6)) if (port < 65_000 && ports.every((other) => Math.abs(other - port) > 20)) ports.push(port);
  }
  return ports.slice(0, 6);
}
