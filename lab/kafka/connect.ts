import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { EnvironmentError, lastWords } from "../environment.ts";
import { freePorts } from "../ports.ts";
import { makeFolder, removeFolder, type Service, startService } from "../service.ts";
import { HERE } from "./here.ts";
import { findConnect } from "./jars.ts";

const READY_TIMEOUT = 120_000;
const POLL_MS = 50;

/** A worker of Kafka Connect in distributed mode, alone in its group, for brokers that may be emptied while it is stopped. */
export class Worker {
  /** Of its REST interface. */
  readonly port: number;
  readonly #folder = makeFolder("connect");
  #service: Service | undefined;

  private constructor(port: number) {
    this.port = port;
  }

  static async make(): Promise<Worker> {
    const [port = 0] = await freePorts(1);
    return new Worker(port);
  }

  /** Resolves when it has joined its group and takes connectors. */
  async start(brokers: string): Promise<void> {
    const connect = await findConnect();
    if ("missing" in connect) throw new EnvironmentError(connect.missing);
    const config = join(this.#folder, "worker.properties");
    writeFileSync(config, workerProperties(brokers, this.port));
    const service = startService(
      HERE,
      this.#folder,
      connect.java("org.apache.kafka.connect.cli.ConnectDistributed", [config], ["-Xmx256m"]),
    );
    this.#service = service;
    const deadline = Date.now() + READY_TIMEOUT;
    // Before it has read its topics it answers 503.
    while (!(await this.#lists())) {
      if (!service.alive()) throw new EnvironmentError(`Kafka Connect ended: ${lastWords(service.log())}`);
      if (Date.now() > deadline) throw new EnvironmentError(`Kafka Connect did not answer within ${READY_TIMEOUT / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  #lists = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${this.port}/connectors`, { signal: AbortSignal.timeout(2_000) }).then(
      ({ ok }) => ok,
      () => false,
    );

  log = (): string => this.#service?.log() ?? "";

  async stop(): Promise<void> {
    await this.#service?.crash();
    this.#service = undefined;
  }

  async close(): Promise<void> {
    await this.stop();
    removeFolder(this.#folder);
  }
}

/** Text in, text out; offsets are written four times a second; and it is missed within two seconds. */
function workerProperties(brokers: string, port: number): string {
  const topics = ["config", "offset", "status"].flatMap((what) => [
    [`${what}.storage.topic`, `connect-${what}`],
    [`${what}.storage.replication.factor`, "1"],
  ]);
  const settings = {
    "bootstrap.servers": brokers,
    "group.id": "connect",
    listeners: `http://127.0.0.1:${port}`,
    ...Object.fromEntries(topics),
    "offset.storage.partitions": "1",
    "status.storage.partitions": "1",
    "key.converter": "org.apache.kafka.connect.storage.StringConverter",
    "value.converter": "org.apache.kafka.connect.storage.StringConverter",
    "offset.flush.interval.ms": "250",
    "session.timeout.ms": "2000",
    "heartbeat.interval.ms": "500",
    "plugin.discovery": "service_load",
  };
  return Object.entries(settings)
    .map(([key, value]) => `${key}=${value}\n`)
    .join("");
}
