import type { Missing } from "./home.ts";
import { startCluster as startKafka } from "./kafka/cluster.ts";
import { startMoto } from "./moto/server.ts";
import { findMysql, startMysql } from "./mysql/server.ts";
import { PROGRAMS } from "./packages.ts";
import { startCluster as startPostgres } from "./postgres/cluster.ts";
import { startBroker } from "./rabbitmq/broker.ts";
import { type RespProgram, speaksResp } from "./redis/program.ts";
import { SERVER } from "./redis/server.ts";
import { Topology } from "./redis/topology.ts";
import { Deaths } from "./service.ts";

/** An engine that is up: where programs find it, and what it leaves nothing of when it is closed. */
export type RunningEngine = {
  engine: string;
  /** The variable that names its address, and the address. */
  variable: string;
  url: string;
  /** Where it listens, and its data. */
  ports: number[];
  folders: string[];
  /** Milliseconds until it answered. */
  took: number;
  close(): Promise<void>;
};

/** Every engine of the lab that is a server, by how it is started. */
const ENGINES: (() => Promise<Omit<RunningEngine, "took"> | Missing>)[] = [
  postgres,
  mysql,
  ...PROGRAMS.filter(speaksResp).map((program) => () => resp(program)),
  rabbitmq,
  kafka,
  moto,
];

/** Starts them all side by side. @throws what is missing, with what to install; nothing is left running then */
export async function startAll(): Promise<RunningEngine[]> {
  const started = await Promise.allSettled(
    ENGINES.map(async (start) => {
      const began = performance.now();
      return { ...(await start()), took: Math.round(performance.now() - began) };
    }),
  );
  const engines = started.map((one) => (one.status === "fulfilled" ? one.value : { missing: String(one.reason) }));
  const up = engines.filter((engine): engine is RunningEngine => !("missing" in engine));
  if (up.length === engines.length) return up;
  await Promise.all(up.map((engine) => engine.close()));
  throw new Error(engines.flatMap((engine) => ("missing" in engine ? [engine.missing] : [])).join("\n"));
}

async function postgres(): Promise<Omit<RunningEngine, "took"> | Missing> {
  const cluster = await startPostgres();
  if ("missing" in cluster) return cluster;
  const { folders, url, stop } = cluster;
  return { engine: "PostgreSQL", variable: "DATABASE_URL", url: url("postgres"), ports: [], folders, close: stop };
}

async function mysql(): Promise<Omit<RunningEngine, "took"> | Missing> {
  const found = await findMysql();
  if ("missing" in found) return found;
  const { url, folder, remove } = await startMysql(found, new Deaths());
  return { engine: "MySQL", variable: "MYSQL_URL", url, ports: [], folders: [folder], close: remove };
}

async function resp(program: RespProgram): Promise<Omit<RunningEngine, "took"> | Missing> {
  const topology = await Topology.start("single", false, program);
  if ("missing" in topology) return topology;
  const { port, folder } = topology.node(SERVER);
  const { engine, variable } = program;
  return { engine, variable, url: `redis://127.0.0.1:${port}`, ports: [port], folders: [folder], close: () => topology.close() };
}

async function rabbitmq(): Promise<Omit<RunningEngine, "took"> | Missing> {
  const broker = await startBroker();
  if ("missing" in broker) return broker;
  const { url, folders } = broker;
  return {
    engine: "RabbitMQ",
    variable: "AMQP_URL",
    url,
    ports: [Number(new URL(url).port)],
    folders,
    close: () => broker.close(),
  };
}

async function kafka(): Promise<Omit<RunningEngine, "took"> | Missing> {
  const cluster = await startKafka();
  if ("missing" in cluster) return cluster;
  const { brokers, ports, folders } = cluster;
  return { engine: "Kafka", variable: "KAFKA_BROKERS", url: brokers, ports, folders, close: () => cluster.close() };
}

async function moto(): Promise<Omit<RunningEngine, "took"> | Missing> {
  const server = await startMoto();
  if ("missing" in server) return server;
  const { url, folders } = server;
  return { engine: "moto", variable: "AWS_ENDPOINT_URL", url, ports: [Number(new URL(url).port)], folders, close: () => server.close() };
}
