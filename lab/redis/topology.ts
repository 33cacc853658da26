import { EnvironmentError } from "../environment.ts";
import { findHome } from "../find.ts";
import type { Found, Missing } from "../home.ts";
import { Deaths } from "../service.ts";
import { until } from "../until.ts";
import { BUS, plan, type TopologyName } from "./plan.ts";
import { REDIS, type RespProgram } from "./program.ts";
import { textOf } from "./resp.ts";
import { GivenNode, type Node } from "./server.ts";

/** The name of the master in a Sentinel's configuration, as the manual has it. */
const MASTER = "mymaster";
/** How many a cluster has, whatever its size. */
const SLOTS = 16_384;

/** What servers say of a port that was free when it was chosen; and how often others are chosen then: topologies start side by side. */
const TAKEN = /listening on port|Address already in use/i;
const TRIES = 5;

/** Servers that belong together, ready when they agree on who is who. */
export class Topology {
  readonly name: TopologyName;
  readonly version: string;
  readonly #nodes: Map<string, Node>;
  readonly #deaths: Deaths;

  private constructor(name: TopologyName, version: string, nodes: Node[], deaths: Deaths) {
    this.name = name;
    this.version = version;
    this.#deaths = deaths;
    this.#nodes = new Map(nodes.map((node) => [node.name, node]));
  }

  /**
   * @param ours whether the servers will be stopped, so that a given one will not do
   * @param program what they are
   * @param settings what a start has to say of each, `io-threads 4`, which a given one has settled, too
   * @throws EnvironmentError when they do not come up
   */
  static async start(name: TopologyName, ours = false, program: RespProgram = REDIS, settings: string[] = []): Promise<Topology | Missing> {
    const url = name === "single" && !ours && settings.length === 0 && process.env[program.variable];
    if (url) {
      const given = new GivenNode(url, program);
      const version = await given.version();
      return typeof version === "string" ? new Topology(name, version, [given], new Deaths()) : version;
    }
    const found = await findHome(program);
    if ("missing" in found) return found;
    for (let tries = 1; ; tries += 1) {
      try {
        return await Topology.#startOwn(name, found, program, settings);
      } catch (error) {
        if (!TAKEN.test(String(error)) || tries === TRIES) throw error;
      }
    }
  }

  static async #startOwn(name: TopologyName, found: Found, { file }: RespProgram, settings: string[]): Promise<Topology> {
    const deaths = new Deaths();
    const topology = new Topology(name, found.version, await plan(found, file, name, deaths, settings), deaths);
    try {
      await Promise.all([...topology.#nodes.values()].map((node) => node.start()));
      await topology.#form();
    } catch (error) {
      await topology.close();
      throw new EnvironmentError(`topology=${name} did not start: ${error instanceof Error ? error.message : error}`, { cause: error });
    }
    return topology;
  }

  /** Resolves when a server of it ends, and nobody asked it to: which, how, and its last words. */
  died(): Promise<string> {
    return this.#deaths.next();
  }

  /** Whether all its servers answer, but for those that we stopped. */
  async isWell(): Promise<boolean> {
    return (await Promise.all([...this.#nodes.values()].map((node) => node.isWell()))).every(Boolean);
  }

  /** The servers' names, the first being where clients go that name none. */
  get names(): string[] {
    return [...this.#nodes.keys()];
  }

  node(name: string): Node {
    const node = this.#nodes.get(name);
    if (!node) throw new Error(`no server "${name}" in topology ${this.name}, which has ${this.names.join(", ")}`);
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
      await sentinel.ask("SENTINEL", "SET", MASTER, "down-after-milliseconds", "2000");
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
