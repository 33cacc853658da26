import { connect } from "amqplib";
import { EnvironmentError, lastWords } from "../environment.ts";
import { findHome } from "../find.ts";
import type { Found, Missing } from "../home.ts";
import { answers, freePorts } from "../ports.ts";
import { Deaths, makeFolder, removeFolder, type Service, startService } from "../service.ts";
import { RABBITMQ } from "./program.ts";

const READY_TIMEOUT = 180_000;
const POLL_MS = 25;

/** Small, local, and with nothing but AMQP: no management, no statistics. */
const CONFIG = [
  "log.console = true",
  "log.console.level = warning",
  "disk_free_limit.absolute = 50MB",
  "vm_memory_high_watermark.absolute = 512MB",
  "loopback_users.guest = true",
];

/** A broker to connect to. */
export type Broker = {
  readonly version: string;
  readonly url: string;
  /** Its data, where it is ours. */
  readonly folder: string;
  alive(): boolean;
  /** Resolves when it ends, and nobody asked it to: how, and its last words. */
  died(): Promise<string>;
  /** Whether it answers. */
  isWell(): Promise<boolean>;
  /** Ends the node, in peace or by `kill -9`, and starts it on the same data. Resolves when it answers. */
  restart(how: "stop" | "kill"): Promise<void>;
  close(): Promise<void>;
};

/** The broker that AMQP_URL names, or one of our own; or what is missing. */
export async function startBroker(): Promise<Broker | Missing> {
  const url = process.env.AMQP_URL;
  return url ? await givenBroker(url) : await OwnBroker.start();
}

async function givenBroker(url: string): Promise<Broker | Missing> {
  try {
    const connection = await connect(url);
    const version = String(connection.connection.serverProperties.version);
    await connection.close();
    if (!RABBITMQ.accepts.test(version))
      return { missing: `AMQP_URL: a broker ${version}; the book needs ${RABBITMQ.wanted}`, outdated: true };
    const restart = () => Promise.reject(new Error("the broker of AMQP_URL is not ours to stop: unset it for this listing"));
    const never = () => new Promise<string>(() => {});
    return { version, url, folder: "", alive: () => true, died: never, isWell: async () => true, restart, close: async () => {} };
  } catch (error) {
    return { missing: `AMQP_URL does not answer: ${error instanceof Error ? error.message : error}` };
  }
}

/** A RabbitMQ node of our own, to be killed and started again on the same data. */
class OwnBroker implements Broker {
  readonly version: string;
  readonly url: string;
  readonly #found: Found;
  /** Its data. */
  readonly folder: string;
  readonly #ports: number[];
  readonly #deaths = new Deaths();
  #server: Service | undefined;

  private constructor(found: Found, ports: number[]) {
    this.#found = found;
    this.#ports = ports;
    this.folder = makeFolder("rabbitmq");
    this.version = found.version;
    // Without heartbeats: of a connection that was cut, their timers would go on.
    this.url = `amqp://guest:guest@127.0.0.1:${ports[0]}?heartbeat=0`;
  }

  static async start(): Promise<Broker | Missing> {
    const found = await findHome(RABBITMQ);
    if ("missing" in found) return found;
    const broker = new OwnBroker(found, await freePorts(3));
    try {
      await broker.#startNode();
    } catch (error) {
      await broker.close();
      throw error;
    }
    return broker;
  }

  alive(): boolean {
    return this.#server?.alive() ?? false;
  }

  died(): Promise<string> {
    return this.#deaths.next();
  }

  isWell(): Promise<boolean> {
    return answers(this.#ports[0] ?? 0);
  }

  async restart(how: "stop" | "kill"): Promise<void> {
    if (how === "kill") await this.#server?.crash();
    else await this.#server?.stop();
    await this.#startNode();
  }

  async #startNode(): Promise<void> {
    const { home } = this.#found;
    const [amqp = 0, dist = 0, epmd = 0] = this.#ports;
    const inside = home.inside(this.folder);
    const env = {
      RABBITMQ_NODENAME: "book@localhost",
      RABBITMQ_NODE_IP_ADDRESS: "127.0.0.1",
      RABBITMQ_NODE_PORT: String(amqp),
      RABBITMQ_DIST_PORT: String(dist),
      RABBITMQ_MNESIA_BASE: `${inside}/data`,
      RABBITMQ_LOG_BASE: `${inside}/log`,
      RABBITMQ_CONFIG_FILE: `${inside}/rabbitmq.conf`,
      RABBITMQ_ENABLED_PLUGINS_FILE: `${inside}/enabled_plugins`,
      RABBITMQ_CONF_ENV_FILE: "/dev/null",
      RABBITMQ_PID_FILE: `${inside}/pid`,
      RABBITMQ_FEATURE_FLAGS_FILE: `${inside}/feature_flags`,
      RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: "-kernel inet_dist_use_interface {127,0,0,1} +S 2:2",
      ERL_EPMD_ADDRESS: "127.0.0.1",
      ERL_EPMD_PORT: String(epmd),
    };
    const script = `printf '%s\\n' "$LAB_CONFIG" > "$LAB_INSIDE/rabbitmq.conf"; echo '[].' > "$LAB_INSIDE/enabled_plugins"
epmd -port ${epmd} &
exec "$(ls -d /usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin /opt/homebrew/sbin 2>/dev/null | head -1)/rabbitmq-server"`;
    this.#server = startService(home, this.folder, ["/bin/sh", "-c", script], { ...env, LAB_CONFIG: CONFIG.join("\n") });
    this.#deaths.follow(this.#server);
    const deadline = Date.now() + READY_TIMEOUT;
    while (!(await answers(amqp))) {
      if (!this.#server.alive()) throw new EnvironmentError(`RabbitMQ ended: ${lastWords(this.#server.log())}`);
      if (Date.now() > deadline) throw new EnvironmentError(`RabbitMQ did not answer within ${READY_TIMEOUT / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  async close(): Promise<void> {
    await this.#server?.crash();
    removeFolder(this.folder);
  }
}
