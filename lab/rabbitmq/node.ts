import { connect } from "amqplib";
import { EnvironmentError, lastWords } from "../environment.ts";
import type { Home } from "../home.ts";
import { answers } from "../ports.ts";
import { type Deaths, makeFolder, removeFolder, type Service, startService } from "../service.ts";
import { logsAreKnown } from "./logs.ts";
import { SBIN } from "./program.ts";
import { type Printed, runTool } from "./tool.ts";

/** A start is seven seconds of work for a processor that has nothing else to do. */
const READY_TIMEOUT = 600_000;
const POLL_MS = 25;
const GREETING_TIMEOUT = 10_000;

/** Small, local, and with nothing but AMQP: no management, no statistics; and patient with clients on a busy machine. */
const CONFIG = [
  "log.console = true",
  "log.console.level = warning",
  "handshake_timeout = 120000",
  "disk_free_limit.absolute = 50MB",
  "vm_memory_high_watermark.absolute = 512MB",
  "loopback_users.guest = true",
];
/** Kinds of exchanges that the broker brings along, and does not load by itself. */
const PLUGINS = ["rabbitmq_consistent_hash_exchange", "rabbitmq_sharding"];

/** What nodes that belong together have in common. */
export type ClusterSettings = {
  home: Home;
  /** Of the daemon in which nodes look each other up. */
  epmd: number;
  /** Their names without the host, the first being where clients go that name none. */
  names: string[];
  /** Lines of `rabbitmq.conf` that they have besides the usual ones. */
  config: string[];
};

/** A node of RabbitMQ of our own. It keeps its name, its ports and its data over a crash and a restart. */
export class OwnNode {
  readonly name: string;
  readonly url: string;
  /** Its data. */
  readonly folder: string;
  readonly #cluster: ClusterSettings;
  readonly #ports: { amqp: number; dist: number };
  readonly #deaths: Deaths;
  #server: Service | undefined;
  /** We have ended it, and not started it again. */
  #stopped = false;

  /** @param deaths hears of its end, when that is not our doing */
  constructor(cluster: ClusterSettings, name: string, ports: { amqp: number; dist: number }, deaths: Deaths) {
    this.name = name;
    this.#cluster = cluster;
    this.#ports = ports;
    this.#deaths = deaths;
    this.folder = makeFolder("rabbitmq");
    // Without heartbeats: of a connection that was cut, their timers would go on.
    this.url = `amqp://guest:guest@127.0.0.1:${ports.amqp}?heartbeat=0`;
  }

  alive = (): boolean => this.#server?.alive() ?? false;

  /** Whether it answers, or has been stopped by us: false says that it ended by itself. */
  isWell = async (): Promise<boolean> => this.#stopped || (await greets(this.url));

  /** Resolves when it answers. */
  async start(): Promise<void> {
    await this.launch();
    await this.ready();
  }

  /** Starts it, and does not wait: a node of a cluster answers when it has found others. */
  async launch(): Promise<void> {
    const { home, epmd, names, config } = this.#cluster;
    const inside = home.inside(this.folder);
    const env = {
      ...this.#environment(),
      RABBITMQ_NODE_IP_ADDRESS: "127.0.0.1",
      RABBITMQ_NODE_PORT: String(this.#ports.amqp),
      RABBITMQ_DIST_PORT: String(this.#ports.dist),
      RABBITMQ_MNESIA_BASE: `${inside}/data`,
      RABBITMQ_LOG_BASE: `${inside}/log`,
      RABBITMQ_CONFIG_FILE: `${inside}/rabbitmq.conf`,
      RABBITMQ_ENABLED_PLUGINS_FILE: `${inside}/enabled_plugins`,
      RABBITMQ_PID_FILE: `${inside}/pid`,
      RABBITMQ_FEATURE_FLAGS_FILE: `${inside}/feature_flags`,
      RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: "-kernel inet_dist_use_interface {127,0,0,1} +S 2:2",
      ERL_EPMD_ADDRESS: "127.0.0.1",
      LAB_CONFIG: [...CONFIG, ...formationOf(names), ...config].join("\n"),
    };
    // Nodes that share a cookie may talk to each other. Its file must be readable by its owner alone.
    const script = `cd "$LAB_INSIDE"
printf '%s\\n' "$LAB_CONFIG" > rabbitmq.conf
[ -e enabled_plugins ] || echo '[${PLUGINS.join(",")}].' > enabled_plugins
[ -e .erlang.cookie ] || { printf BOOK > .erlang.cookie && chmod 400 .erlang.cookie; }
exec "${SBIN}/rabbitmq-server"`;
    this.#stopped = false;
    this.#server = startService(home, this.folder, ["/bin/sh", "-c", script], { ...env, ERL_EPMD_PORT: String(epmd) });
    this.#deaths.follow(this.#server, names.length > 1 ? this.name : "");
  }

  /** Resolves when it answers. @throws EnvironmentError when it ends before, or does not answer in time */
  async ready(): Promise<void> {
    const deadline = Date.now() + READY_TIMEOUT;
    while (!(await answers(this.#ports.amqp))) {
      if (!this.alive()) throw new EnvironmentError(`RabbitMQ ended: ${lastWords(this.#server?.log() ?? "")}`);
      if (Date.now() > deadline) throw new EnvironmentError(`RabbitMQ did not answer within ${READY_TIMEOUT / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  /**
   * Runs a tool of RabbitMQ's on it, such as `rabbitmqctl list_queues`.
   * @param words the tool's name and its arguments
   * @param input what it reads
   */
  runTool = (words: string[], input?: string): Promise<Printed> =>
    runTool(this.#cluster.home, this.folder, words, this.#environment(), input);

  /** Of the node and of the tools that are to reach it. */
  #environment(): Record<string, string> {
    return {
      RABBITMQ_NODENAME: `${this.name}@localhost`,
      RABBITMQ_CONF_ENV_FILE: "/dev/null",
      ERL_EPMD_PORT: String(this.#cluster.epmd),
    };
  }

  /** By `kill -9`, but not before it would find its queues again. */
  async kill(): Promise<void> {
    if (this.alive()) await logsAreKnown(this.folder);
    await this.crash();
  }

  /** As `kill -9` does. */
  async crash(): Promise<void> {
    this.#stopped = true;
    await this.#server?.crash();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#server?.stop();
  }

  async remove(): Promise<void> {
    await this.crash();
    removeFolder(this.folder);
  }
}

/** Nodes that are told of each other form a cluster when they start (https://www.rabbitmq.com/docs/cluster-formation). */
function formationOf(names: string[]): string[] {
  if (names.length === 1) return [];
  const nodes = names.map((name, at) => `cluster_formation.classic_config.nodes.${at + 1} = ${name}@localhost`);
  return ["cluster_formation.peer_discovery_backend = classic_config", ...nodes];
}

/** Whether a broker lets somebody in. That its port can be reached does not say so: a process that is ending may still hold it. */
async function greets(url: string): Promise<boolean> {
  try {
    const connection = await connect(url, { timeout: GREETING_TIMEOUT });
    connection.on("error", () => {});
    await connection.close();
    return true;
  } catch {
    return false;
  }
}
