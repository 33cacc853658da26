import { startCluster } from "../../../lab/kafka/cluster.ts";
import { startMoto } from "../../../lab/moto/server.ts";
import { startBroker } from "../../../lab/rabbitmq/broker.ts";
import { Topology } from "../../../lab/redis/topology.ts";
import type { Reach } from "../../confine/index.ts";
import { Clients } from "../kafka/clients.ts";
import type { Missing } from "../runner.ts";
import { Server } from "../sql/server.ts";

/** The engine that the programs of a module talk to. */
export type Supply = {
  /** Such as `PostgreSQL 18.4`. */
  version: string;
  /** How its programs get to it. */
  reach(): Reach;
  /** Makes it ready for one program: what its environment gets, and what is to be done when it has ended. */
  next(): Promise<{ env: Record<string, string>; done(): Promise<void> }>;
  close(): Promise<void>;
};

const SUPPLIES: Record<string, () => Promise<Supply | Missing>> = {
  pgx: supplyPostgres,
  redis: supplyRedis,
  amqp: supplyRabbitmq,
  kafka: supplyKafka,
  aws: supplyMoto,
};

/** Starts the engine of a module; `undefined` where its programs bring their servers along. */
export const openSupply = async (module: string): Promise<Supply | Missing | undefined> => SUPPLIES[module]?.();

/** Its address is a port of this machine. */
const byPort = (): Reach => ({ network: "machine", sees: [] });

/** A database of its own for every program. Our own server, and any whose address says so, listens on a socket in a folder. */
async function supplyPostgres(): Promise<Supply | Missing> {
  const server = await Server.open();
  if ("missing" in server) return server;
  return {
    version: await server.version(),
    reach() {
      const host = new URL(server.url("any")).searchParams.get("host") ?? "";
      return host.startsWith("/") ? { network: "own", sees: [host] } : byPort();
    },
    async next() {
      await server.revive();
      const database = await server.create();
      return { env: { DATABASE_URL: server.url(database) }, done: () => server.drop(database) };
    },
    close: () => server.close(),
  };
}

/** One server, which every program finds empty. */
async function supplyRedis(): Promise<Supply | Missing> {
  const topology = await Topology.start("single");
  if ("missing" in topology) return topology;
  const node = topology.node("redis");
  const empty = async () => {
    await node.ask("FLUSHALL");
    await node.ask("FUNCTION", "FLUSH");
  };
  const url = process.env.REDIS_URL ?? `redis://127.0.0.1:${node.port}`;
  return {
    version: `Redis ${topology.version}`,
    reach: byPort,
    next: async () => ({ env: { REDIS_URL: url }, done: empty }),
    close: () => topology.close(),
  };
}

/** One broker. A program removes what it declares, or declares it `exclusive`: AMQP cannot list queues. */
async function supplyRabbitmq(): Promise<Supply | Missing> {
  const broker = await startBroker();
  if ("missing" in broker) return broker;
  return {
    version: `RabbitMQ ${broker.version}`,
    reach: byPort,
    next: async () => ({ env: { AMQP_URL: broker.url }, done: async () => {} }),
    close: () => broker.close(),
  };
}

/** One broker, which every program finds without topics and groups. */
async function supplyKafka(): Promise<Supply | Missing> {
  const cluster = await startCluster();
  if ("missing" in cluster) return cluster;
  const clients = await Clients.open(cluster);
  const empty = async () => void (await clients.ask("clear"));
  return {
    version: `Kafka ${cluster.version}`,
    reach: byPort,
    next: async () => ({ env: { KAFKA_BROKERS: cluster.brokers }, done: empty }),
    async close() {
      clients.close();
      await cluster.close();
    },
  };
}

/** An emulator, which every program finds empty. Nothing else of this machine's AWS reaches it: no profile, no key, no metadata service. */
async function supplyMoto(): Promise<Supply | Missing> {
  const moto = await startMoto();
  if ("missing" in moto) return moto;
  const env = {
    AWS_ENDPOINT_URL: moto.url,
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "book",
    AWS_SECRET_ACCESS_KEY: "book",
    AWS_SESSION_TOKEN: "",
    AWS_PROFILE: "",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
  };
  return { version: moto.version, reach: byPort, next: async () => ({ env, done: () => moto.reset() }), close: () => moto.close() };
}
