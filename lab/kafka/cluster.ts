import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EnvironmentError, lastWords } from "../environment.ts";
import type { Home, Missing } from "../home.ts";
import { answers, freePorts } from "../ports.ts";
import { Deaths, makeFolder, removeFolder, type Service, startService } from "../service.ts";
import { findKafka, type Kafka } from "./jars.ts";
import { properties } from "./properties.ts";
import { responds } from "./request.ts";
import { type Doors, makeDoors, securedSettings } from "./secured.ts";
import { settings } from "./settings.ts";

const READY_TIMEOUT = 180_000;
const POLL_MS = 25;
const HEAP = ["-Xms64m", "-Xmx256m"];
/** Java runs as we do, from this machine. */
const HERE: Home = { name: "this machine", isolated: false, wrap: (command) => command, inside: (folder) => folder };

/** How many brokers each topology has. */
const SIZES = { single: 1, cluster: 3, secured: 1 };
export type TopologyName = keyof typeof SIZES;

/** Brokers to connect to. */
export type Cluster = {
  readonly version: string;
  /** Their addresses, as clients want them: `127.0.0.1:9092,…`. */
  readonly brokers: string;
  /** Their data, where they are ours. */
  readonly folders: string[];
  readonly ports: number[];
  /** What programs find in their environment: KAFKA_BROKERS; of a secured broker KAFKA_SCRAM, KAFKA_MTLS and KAFKA_CLIENTS, too. */
  readonly environment: Record<string, string>;
  readonly doors: Doors | undefined;
  /** Where each broker gives its metrics, by JMX; none of a single one. */
  readonly jmx: number[];
  alive(): boolean;
  /** Resolves when a broker ends, and nobody asked it to: which, how, and its last words. */
  died(): Promise<string>;
  /** Whether all brokers answer a request, but for those that we killed or paused. */
  isWell(): Promise<boolean>;
  /** Ends broker `id` (from 1) by `kill -9`. */
  kill(id: number): Promise<void>;
  /** Broker `id` does nothing until it is resumed, and nobody is told. */
  pause(id: number): void;
  resume(id: number): void;
  /** Asks it to shut down, and waits until it has. */
  stop(id: number): Promise<void>;
  /** Starts a broker that was killed or stopped, on the same data. Resolves when it answers. */
  start(id: number): Promise<void>;
  /** Starts those that ended, whoever ended them. */
  revive(): Promise<void>;
  close(): Promise<void>;
};

/** The brokers that KAFKA_BROKERS names, where one is asked for; else brokers of our own, KRaft, each a controller too; or what is missing. */
export async function startCluster(topology: TopologyName = "single"): Promise<Cluster | Missing> {
  const kafka = await findKafka();
  if ("missing" in kafka) return kafka;
  const given = process.env.KAFKA_BROKERS;
  return given && topology === "single" ? await givenCluster(given) : await OwnCluster.start(kafka, topology);
}

async function givenCluster(brokers: string): Promise<Cluster | Missing> {
  const ports = brokers.split(",").map((address) => Number(address.split(":")[1]));
  if (!(await answers(ports[0] ?? 0))) return { missing: `KAFKA_BROKERS: nobody answers at ${brokers}` };
  const notOurs = () => Promise.reject(new Error("the brokers of KAFKA_BROKERS are not ours to stop: unset it for this listing"));
  const never = () => new Promise<string>(() => {});
  const well = { alive: () => true, died: never, isWell: async () => true };
  return {
    version: "as given",
    brokers,
    folders: [],
    ports,
    environment: { KAFKA_BROKERS: brokers },
    doors: undefined,
    jmx: [],
    ...well,
    kill: notOurs,
    stop: notOurs,
    pause: () => {},
    resume: () => {},
    start: notOurs,
    revive: async () => {},
    close: async () => {},
  };
}

/** Metrics are asked for from this machine alone. */
const measured = (port: number | undefined): string[] =>
  port === undefined
    ? []
    : [
        `-Dcom.sun.management.jmxremote.port=${port}`,
        `-Dcom.sun.management.jmxremote.rmi.port=${port}`,
        "-Dcom.sun.management.jmxremote.host=127.0.0.1",
        "-Djava.rmi.server.hostname=127.0.0.1",
        "-Dcom.sun.management.jmxremote.authenticate=false",
        "-Dcom.sun.management.jmxremote.ssl=false",
      ];

class OwnCluster implements Cluster {
  readonly version: string;
  readonly brokers: string;
  readonly folders: string[];
  readonly ports: number[];
  doors: Doors | undefined;
  readonly jmx: number[];
  readonly #controllers: number[];
  readonly #kafka: Kafka;
  readonly #nodes: (Service | undefined)[] = [];
  readonly #killed = new Set<number>();
  readonly #paused = new Set<number>();
  readonly #deaths = new Deaths();

  private constructor(kafka: Kafka, size: number, ports: number[]) {
    this.#kafka = kafka;
    this.version = kafka.version;
    this.ports = ports.slice(0, size);
    this.#controllers = ports.slice(size, 2 * size);
    this.jmx = ports.slice(2 * size);
    this.brokers = this.ports.map((port) => `127.0.0.1:${port}`).join(",");
    this.folders = this.ports.map(() => makeFolder("kafka"));
    for (const folder of this.folders) chmodSync(folder, 0o755); // listings look at the logs, as another user
  }

  static async start(kafka: Kafka, topology: TopologyName): Promise<Cluster> {
    const size = SIZES[topology];
    const [scram = 0, mtls = 0, ...ports] = await freePorts(3 * size + 2);
    const cluster = new OwnCluster(kafka, size, topology === "single" ? ports.slice(0, 2) : ports);
    try {
      if (topology === "secured") cluster.doors = await makeDoors(cluster.folders[0] ?? "", scram, mtls);
      await Promise.all(cluster.ports.map((_, at) => cluster.start(at + 1)));
    } catch (error) {
      await cluster.close();
      throw error;
    }
    return cluster;
  }

  get environment(): Record<string, string> {
    const { doors, brokers } = this;
    if (!doors) return { KAFKA_BROKERS: brokers };
    const [scram, mtls] = [`127.0.0.1:${doors.scram}`, `127.0.0.1:${doors.mtls}`];
    return { KAFKA_BROKERS: brokers, KAFKA_SCRAM: scram, KAFKA_MTLS: mtls, KAFKA_CLIENTS: doors.folder };
  }

  alive(): boolean {
    return this.#nodes.every((node) => node?.alive());
  }

  died(): Promise<string> {
    return this.#deaths.next();
  }

  async isWell(): Promise<boolean> {
    const well = this.ports.map((port, at) => this.#killed.has(at + 1) || this.#paused.has(at + 1) || responds(port));
    return (await Promise.all(well)).every(Boolean);
  }

  async start(id: number): Promise<void> {
    const [folder, port] = [this.folders[id - 1], this.ports[id - 1]];
    if (folder === undefined || port === undefined) throw new Error(`no broker ${id}. There are 1 to ${this.ports.length}`);
    const config = join(folder, "server.properties");
    writeFileSync(config, this.#properties(id, folder, port));
    const node = startService(HERE, folder, this.#kafka.java("Node", [config], [...HEAP, ...measured(this.jmx[id - 1])]));
    this.#nodes[id - 1] = node;
    this.#killed.delete(id);
    this.#deaths.follow(node, this.ports.length > 1 ? `broker ${id}` : "");
    const deadline = Date.now() + READY_TIMEOUT;
    while (!(await answers(port))) {
      if (!node.alive()) throw new EnvironmentError(`Kafka's broker ${id} ended: ${lastWords(node.log())}`);
      if (Date.now() > deadline) throw new EnvironmentError(`Kafka's broker ${id} did not answer within ${READY_TIMEOUT / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  async stop(id: number): Promise<void> {
    this.#killed.add(id);
    await this.#nodes[id - 1]?.stop();
  }

  pause(id: number): void {
    this.#paused.add(id);
    this.#nodes[id - 1]?.pause();
  }

  resume(id: number): void {
    this.#paused.delete(id);
    this.#nodes[id - 1]?.resume();
  }

  async revive(): Promise<void> {
    for (const id of this.#paused) this.resume(id);
    await Promise.all(
      this.#nodes.map(async (node, at) => {
        // Of a broker that has just been killed, its keeper may still be there: whoever asked it then would wait for two minutes.
        if (node?.alive() && (await responds(this.ports[at] ?? 0))) return;
        await node?.crash();
        await this.start(at + 1);
      }),
    );
  }

  #properties(id: number, folder: string, port: number): string {
    const { doors } = this;
    const secured = doors ? `,SASL_SSL://127.0.0.1:${doors.scram},SSL://127.0.0.1:${doors.mtls}` : "";
    const clients = `PLAINTEXT://127.0.0.1:${port}${secured}`;
    const own = {
      "node.id": String(id),
      listeners: `${clients},CONTROLLER://127.0.0.1:${this.#controllers[id - 1]}`,
      "advertised.listeners": clients,
      "controller.quorum.voters": this.#controllers.map((controller, at) => `${at + 1}@127.0.0.1:${controller}`).join(","),
      "log.dirs": join(folder, "data"),
    };
    return properties({ ...settings(this.ports.length), ...(doors && securedSettings(doors)), ...own });
  }

  async kill(id: number): Promise<void> {
    this.#killed.add(id);
    await this.#nodes[id - 1]?.crash();
  }

  async close(): Promise<void> {
    await Promise.all(this.#nodes.map((node) => node?.crash()));
    for (const folder of this.folders) removeFolder(folder);
  }
}
