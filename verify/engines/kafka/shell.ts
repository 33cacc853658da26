import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Cluster } from "../../../lab/kafka/cluster.ts";
import { findKafka, type Kafka } from "../../../lab/kafka/jars.ts";
import type { TranscriptStep } from "../../../src/listings/index.ts";
import { executeGuest, type Guest, makeGuest, type Reach } from "../../confine/index.ts";
import type { TranscriptRun } from "../../judge/transcript.ts";
import { OUTPUT_CAP } from "../../process.ts";
import { makeScratch, removeScratch } from "../../scratch.ts";

/** Kafka's tools, by the names of the scripts that its distribution has for them. */
const TOOLS: Record<string, string> = {
  "kafka-topics": "TopicCommand",
  "kafka-console-producer": "ConsoleProducer",
  "kafka-console-consumer": "consumer.ConsoleConsumer",
  "kafka-console-share-consumer": "consumer.ConsoleShareConsumer",
  "kafka-consumer-groups": "consumer.group.ConsumerGroupCommand",
  "kafka-share-groups": "consumer.group.ShareGroupCommand",
  "kafka-groups": "GroupsCommand",
  "kafka-configs": "ConfigCommand",
  "kafka-get-offsets": "GetOffsetShell",
  "kafka-delete-records": "DeleteRecordsCommand",
  "kafka-dump-log": "DumpLogSegments",
  "kafka-log-dirs": "LogDirsCommand",
  "kafka-transactions": "TransactionsCommand",
  "kafka-leader-election": "LeaderElectionCommand",
  "kafka-reassign-partitions": "reassign.ReassignPartitionsCommand",
  "kafka-metadata-quorum": "MetadataQuorumCommand",
  "kafka-features": "FeatureCommand",
  "kafka-acls": "AclCommand",
  "kafka-client-metrics": "ClientMetricsCommand",
  "kafka-jmx": "JmxTool",
};

/** The port a reader would use, and those of a secured broker's other doors; `$KAFKA_LOGS` is the first broker's data. */
const FIRST_PORT = 9092;
const [SCRAM_PORT, MTLS_PORT, FIRST_JMX_PORT] = [9093, 9094, 9999];
const jmxUrl = (port: number): string => `service:jmx:rmi:///jndi/rmi://localhost:${port}/jmxrmi`;

/** Plays a transcript: each command in a shell of its own, in one scratch folder, until the time is up. */
export async function playShell(steps: TranscriptStep[], cluster: Cluster, timeout: number): Promise<TranscriptRun> {
  const deadline = Date.now() + timeout;
  const replies: string[][] = [];
  const shell = await Shell.open(cluster);
  try {
    for (const step of steps) {
      if (step.kind !== "command") continue;
      const printed = await shell.run(step.command, Math.max(1, deadline - Date.now()), timeout);
      if ("stuck" in printed) return { replies, stuck: { line: step.line, message: printed.stuck } };
      replies.push(printed.lines);
    }
    return { replies };
  } finally {
    shell.close();
  }
}

/** A shell with Kafka's tools at hand, and a folder of its own. */
export class Shell {
  readonly #tools: string;
  readonly #guest: Guest;
  readonly #cluster: Cluster;
  readonly #reach: Reach;

  private constructor(tools: string, cluster: Cluster, kafka: Kafka) {
    this.#tools = tools;
    this.#guest = makeGuest();
    this.#cluster = cluster;
    this.#reach = { network: "machine", sees: [...kafka.folders, ...cluster.folders] };
  }

  static async open(cluster: Cluster): Promise<Shell> {
    const kafka = await findKafka();
    if ("missing" in kafka) throw new Error(kafka.missing);
    const tools = makeScratch("kafka");
    makeTools(tools, kafka, cluster);
    const shell = new Shell(tools, cluster, kafka);
    if (cluster.doors) cpSync(cluster.doors.folder, shell.#guest.folder, { recursive: true });
    return shell;
  }

  /**
   * The lines that a command prints, and its exit code where that is not 0; or why it was ended.
   * @param told the limit as its author knows it, of which `timeout` may be what is left
   */
  async run(command: string, timeout: number, told = timeout): Promise<{ lines: string[] } | { stuck: string }> {
    const env = { PATH: `${this.#tools}:${process.env.PATH}`, LC_ALL: "C.UTF-8", KAFKA_LOGS: `${this.#cluster.folders[0]}/data` };
    const run = await executeGuest(["/bin/sh", "-c", command], { guest: this.#guest, reach: this.#reach, env, timeout });
    if (run.timedOut) return { stuck: `did not end within ${told / 1000} s` };
    if (run.truncated) return { stuck: `printed more than ${OUTPUT_CAP / 1024} KiB and was stopped` };
    const lines = nameBrokers(run.stdout + run.stderr, this.#cluster)
      .split("\n")
      .filter((line) => line.trim() !== "");
    return { lines: run.exit === 0 ? lines : [...lines, `[${run.exit ?? run.signal}]`] };
  }

  close(): void {
    for (const folder of [this.#tools, this.#guest.folder]) removeScratch(folder);
  }
}

/** A script for each tool, which says `localhost:9092` where its caller does and goes where the brokers are. */
function makeTools(folder: string, kafka: Kafka, { brokers, doors, jmx }: Cluster): void {
  const words: [told: string, meant: string][] = [
    [`localhost:${FIRST_PORT}`, brokers],
    ...jmx.map((port, at): [string, string] => [jmxUrl(FIRST_JMX_PORT + at), jmxUrl(port)]),
  ];
  if (doors) words.push([`localhost:${SCRAM_PORT}`, `127.0.0.1:${doors.scram}`], [`localhost:${MTLS_PORT}`, `127.0.0.1:${doors.mtls}`]);
  const cases = words.map(([told, meant]) => `${told}) word=${meant} ;;`).join(" ");
  for (const [name, main] of Object.entries(TOOLS)) {
    const command = kafka.java(`org.apache.kafka.tools.${main}`, [], ["-Xmx128m"]).map((word) => `'${word}'`);
    const script = `#!/bin/sh
for word; do
  shift
  case $word in ${cases} esac
  set -- "$@" "$word"
done
exec ${command.join(" ")} "$@"
`;
    writeFileSync(join(folder, `${name}.sh`), script, { mode: 0o755 });
  }
}

/** Servers have the ports that were free; a reader sees those that they usually have. */
function nameBrokers(text: string, { ports, doors }: Cluster): string {
  const named: [port: number, usual: number][] = ports.map((port, at) => [port, FIRST_PORT + at]);
  if (doors) named.push([doors.scram, SCRAM_PORT], [doors.mtls, MTLS_PORT]);
  return named.reduce(
    (told, [port, usual]) => told.replaceAll(`127.0.0.1:${port}`, `localhost:${usual}`).replaceAll(String(port), String(usual)),
    text,
  );
}
