import { connect } from "amqplib";
import { EnvironmentError } from "../environment.ts";
import { findHome } from "../find.ts";
import type { Found, Missing } from "../home.ts";
import { answers, freePorts } from "../ports.ts";
import { Deaths, makeFolder, removeFolder, type Service, startService } from "../service.ts";
import { OwnNode } from "./node.ts";
import { RABBITMQ } from "./program.ts";
import type { Printed } from "./tool.ts";

/** How nodes stand together: one, or a cluster of three. */
export type TopologyName = "single" | "cluster";

const NAMES: Record<TopologyName, string[]> = { single: ["rabbit"], cluster: ["node-1", "node-2", "node-3"] };

const POLL_MS = 25;

/** A broker to connect to. */
export type Broker = {
  readonly version: string;
  /** Of the first node, where clients go that name none. */
  readonly url: string;
  /** Of all nodes, in their order. */
  readonly urls: string[];
  /** The folders of its data, where it is ours. */
  readonly folders: string[];
  alive(): boolean;
  /** Resolves when a node ends, and nobody asked it to: how, and its last words. */
  died(): Promise<string>;
  /** Whether all nodes answer, but for those that we stopped. */
  isWell(): Promise<boolean>;
  /** Ends a node, in peace or by `kill -9`. @param node 1 is the first */
  end(how: "stop" | "kill", node?: number): Promise<void>;
  /** Starts a node on the data it had. Resolves when it answers. @param node 1 is the first */
  start(node?: number): Promise<void>;
  /** Starts the nodes again that have ended, whoever ended them. Resolves when all answer. */
  revive(): Promise<void>;
  /** Runs one of RabbitMQ's tools: `rabbitmqctl`, `list_queues`. @param node 1 is the first @param input what it reads */
  runTool(words: string[], node?: number, input?: string): Promise<Printed>;
  close(): Promise<void>;
};

/**
 * The broker that AMQP_URL names, or one of our own; a cluster is always our own, and one with a configuration. Else what is missing.
 * @param config lines of `rabbitmq.conf` besides the usual ones
 */
export async function startBroker(topology: TopologyName = "single", config: string[] = []): Promise<Broker | Missing> {
  const url = process.env.AMQP_URL;
  return url && topology === "single" && config.length === 0 ? await givenBroker(url) : await OwnBroker.start(topology, config);
}

async function givenBroker(url: string): Promise<Broker | Missing> {
  try {
    const connection = await connect(url);
    const version = String(connection.connection.serverProperties.version);
    await connection.close();
    if (!RABBITMQ.accepts.test(version))
      return { missing: `AMQP_URL: a broker ${version}; the book needs ${RABBITMQ.wanted}`, outdated: true };
    const refuse = () => Promise.reject(new Error("the broker of AMQP_URL is not ours to stop or to set up: unset it for this listing"));
    const never = () => new Promise<string>(() => {});
    const ours = { end: refuse, start: refuse, runTool: refuse, revive: async () => {}, close: async () => {} };
    return { version, url, urls: [url], folders: [], alive: () => true, died: never, isWell: async () => true, ...ours };
  } catch (error) {
    return { missing: `AMQP_URL does not answer: ${error instanceof Error ? error.message : error}` };
  }
}

/** One of a broker's nodes. @param number 1 is the first @throws when there is no such node */
export function nodeOf<Node>(nodes: readonly Node[], number: number): Node {
  const node = nodes[number - 1];
  if (node === undefined) throw new Error(`no node ${number}: there ${nodes.length === 1 ? "is 1" : `are 1 to ${nodes.length}`}`);
  return node;
}

/** Nodes of our own, to be killed and started again on the same data. */
class OwnBroker implements Broker {
  readonly version: string;
  readonly #nodes: OwnNode[];
  readonly #registry: Registry;
  readonly #deaths: Deaths;

  private constructor(version: string, nodes: OwnNode[], registry: Registry, deaths: Deaths) {
    this.version = version;
    this.#nodes = nodes;
    this.#registry = registry;
    this.#deaths = deaths;
  }

  static async start(topology: TopologyName, config: string[]): Promise<Broker | Missing> {
    const found = await findHome(RABBITMQ);
    if ("missing" in found) return found;
    const names = NAMES[topology];
    const [epmd = 0, ...ports] = await freePorts(1 + 2 * names.length);
    const deaths = new Deaths();
    const registry = new Registry(found, epmd);
    const cluster = { home: found.home, epmd, names, config };
    const nodes = names.map((name, at) => new OwnNode(cluster, name, { amqp: ports[2 * at] ?? 0, dist: ports[2 * at + 1] ?? 0 }, deaths));
    const broker = new OwnBroker(found.version, nodes, registry, deaths);
    try {
      await registry.ready();
      await Promise.all(nodes.map((node) => node.launch()));
      await Promise.all(nodes.map((node) => node.ready()));
    } catch (error) {
      await broker.close();
      throw error;
    }
    return broker;
  }

  get urls(): string[] {
    return this.#nodes.map(({ url }) => url);
  }
  get url(): string {
    return this.urls[0] ?? "";
  }
  get folders(): string[] {
    return this.#nodes.map(({ folder }) => folder);
  }

  alive = (): boolean => this.#nodes.every((node) => node.alive());
  died = (): Promise<string> => this.#deaths.next();
  isWell = async (): Promise<boolean> => (await Promise.all(this.#nodes.map((node) => node.isWell()))).every(Boolean);

  end = (how: "stop" | "kill", node = 1): Promise<void> => (how === "kill" ? this.#node(node).kill() : this.#node(node).stop());
  start = (node = 1): Promise<void> => this.#node(node).start();
  revive = async (): Promise<void> => {
    const ended = this.#nodes.filter((node) => !node.alive());
    await Promise.all(ended.map((node) => node.start()));
  };
  runTool = (words: string[], node = 1, input?: string): Promise<Printed> => this.#node(node).runTool(words, input);

  #node = (number: number): OwnNode => nodeOf(this.#nodes, number);

  async close(): Promise<void> {
    await Promise.all(this.#nodes.map((node) => node.remove()));
    await this.#registry.close();
  }
}

/** The daemon in which Erlang's nodes look each other up by name, on a port of its own: the machine's may hold nodes of the same names. */
class Registry {
  readonly #port: number;
  readonly #folder = makeFolder("epmd");
  readonly #service: Service;

  constructor({ home }: Found, port: number) {
    this.#port = port;
    this.#service = startService(home, this.#folder, ["epmd", "-port", String(port), "-address", "127.0.0.1"]);
  }

  async ready(): Promise<void> {
    while (!(await answers(this.#port))) {
      if (!this.#service.alive()) throw new EnvironmentError(`epmd, which RabbitMQ needs, ended: ${this.#service.log().trim()}`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  async close(): Promise<void> {
    await this.#service.crash();
    removeFolder(this.#folder);
  }
}
