import { type TopologyName as KafkaTopology, startCluster } from "../../../lab/kafka/cluster.ts";
import { findEmulator } from "../../../lab/lambda/emulator.ts";
import { startMoto } from "../../../lab/moto/server.ts";
import { startBroker } from "../../../lab/rabbitmq/broker.ts";
import type { TopologyName as RedisTopology } from "../../../lab/redis/plan.ts";
import type { Missing } from "../../engine.ts";
import { readied } from "../attended.ts";
import { Clients } from "../kafka/clients.ts";
import { joinedBackend } from "./joined.ts";
import { openPostgres } from "./postgres.ts";
import { byPort, type ProgramBackend } from "./program-backend.ts";
import { openRedis } from "./redis.ts";

/** How servers may stand together; which client has which is for the contract to refuse. */
export type TopologyName = RedisTopology | KafkaTopology | "standby" | "pooler";

/** The topology where it is one of these, else one server. */
const among = <Name extends TopologyName>(topology: TopologyName, ...names: Name[]): Name | "single" =>
  names.find((name) => name === topology) ?? "single";

const BACKENDS: Record<string, (topology: TopologyName) => Promise<ProgramBackend | Missing>> = {
  pgx: openPostgres,
  redis: (topology) => openRedis(among(topology, "replica", "sentinel", "cluster")),
  amqp: openRabbitmq,
  kafka: openKafka,
  aws: openMoto,
  lambda: openEmulator,
};

/**
 * Starts the engine of a module, or the engines of one that is called after several, such as `kafka-pgx`; `undefined` where its programs bring
 * their servers along. `topology`: of its servers.
 */
export async function openBackend(module: string, topology: TopologyName = "single"): Promise<ProgramBackend | Missing | undefined> {
  const engines = module.split("-").flatMap((name) => BACKENDS[name] ?? []);
  const [only, ...others] = engines.map((open) => () => open(topology));
  const backend = others.length > 0 && only ? await joinedBackend([only, ...others]) : await only?.();
  return !backend || "missing" in backend ? backend : readying(backend);
}

/** The same, which makes itself ready once more where a server ends meanwhile. */
function readying(backend: ProgramBackend): ProgramBackend {
  const { another, next } = backend;
  const more = async () => {
    const other = await another?.();
    return !other || "missing" in other ? (other ?? { missing: "there is but one" }) : readying(other);
  };
  return { ...backend, next: () => readied(backend, next), ...(another && { another: more }) };
}

/** One broker, of one node or of three. A program removes what it declares, or declares it `exclusive`: AMQP cannot list queues. */
async function openRabbitmq(topology: TopologyName): Promise<ProgramBackend | Missing> {
  const broker = await startBroker(among(topology, "cluster"));
  if ("missing" in broker) return broker;
  return {
    version: `RabbitMQ ${broker.version}`,
    reach: byPort,
    died: () => broker.died(),
    isWell: () => broker.isWell(),
    async next() {
      await broker.revive();
      return { AMQP_URL: broker.url, AMQP_NODES: broker.urls.join(",") };
    },
    close: () => broker.close(),
  };
}

/** One broker, or three, which every program finds without topics and groups. */
async function openKafka(topology: TopologyName): Promise<ProgramBackend | Missing> {
  const cluster = await startCluster(among(topology, "cluster", "secured"));
  if ("missing" in cluster) return cluster;
  let clients = await Clients.open(cluster);
  return {
    version: `Kafka ${cluster.version}`,
    reach: () => ({ ...byPort(), sees: cluster.folders }),
    died: () => cluster.died(),
    isWell: () => cluster.isWell(),
    async next() {
      await cluster.revive();
      if (!clients.alive()) clients = await Clients.open(cluster);
      await clients.ask("clear");
      return cluster.environment;
    },
    // What KAFKA_BROKERS names is one, and a cluster is dear.
    ...(cluster.folders.length > 0 && topology === "single" && { another: () => openKafka(topology) }),
    async close() {
      await clients.ask("clear").catch(() => {}); // a broker that is gone holds nothing
      clients.close();
      await cluster.close();
    },
  };
}

/** An emulator, which every program finds empty. Nothing else of this machine's AWS reaches it: no profile, no key, no metadata service. */
async function openMoto(): Promise<ProgramBackend | Missing> {
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
  return {
    version: moto.version,
    reach: byPort,
    died: () => moto.died(),
    isWell: () => moto.isWell(),
    async next() {
      await moto.revive();
      await moto.reset();
      return env;
    },
    async close() {
      await moto.reset().catch(() => {}); // one that is gone holds nothing
      await moto.close();
    },
  };
}

/** No server: a program, which each listing's own program starts for itself, and which ends with it. */
async function openEmulator(): Promise<ProgramBackend | Missing> {
  const emulator = await findEmulator();
  if ("missing" in emulator) return emulator;
  return {
    version: emulator.version,
    reach: () => ({ network: "own", sees: [emulator.folder] }),
    died: () => new Promise<string>(() => {}),
    isWell: async () => true,
    next: async () => ({ LAMBDA_EMULATOR: emulator.file }),
    close: async () => {},
  };
}
