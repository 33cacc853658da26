import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { EnvironmentError } from "../../../lab/environment.ts";
import type { Cluster } from "../../../lab/kafka/cluster.ts";
import { findAround } from "../../../lab/kafka/jars.ts";
import { executeGuest, makeGuest } from "../../confine/index.ts";
import type { Execution } from "../../process.ts";
import { removeScratch } from "../../scratch.ts";

/** What a listing's class may be called is its own affair: Java starts the first one of the file. */
const FILE = "Main.java";

/** Runs a Java program of one file, compiled in memory (JEP 330), with the brokers' addresses in its environment. */
export async function playProgram(code: string, cluster: Cluster, timeout: number): Promise<Execution> {
  const kafka = await findAround();
  if ("missing" in kafka) throw new EnvironmentError(kafka.missing);
  const guest = makeGuest();
  try {
    const file = join(guest.folder, FILE);
    writeFileSync(file, code, { mode: 0o644 });
    const env = { KAFKA_BROKERS: cluster.brokers };
    const reach = { network: "machine" as const, sees: kafka.folders };
    const run = await executeGuest(kafka.java(file, [], ["-Xmx256m", `-Djava.io.tmpdir=${guest.folder}`]), { guest, reach, env, timeout });
    return { ...run, stderr: run.stderr.replaceAll(file, FILE) };
  } finally {
    removeScratch(guest.folder);
  }
}
