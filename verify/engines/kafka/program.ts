import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { EnvironmentError } from "../../../lab/environment.ts";
import type { Cluster } from "../../../lab/kafka/cluster.ts";
import { findAround } from "../../../lab/kafka/jars.ts";
import { executeGuest, makeGuest } from "../../confine/index.ts";
import type { Execution } from "../../process.ts";
import { removeScratch } from "../../scratch.ts";

const FILE = "Main.java";
/** What a listing's class is called is its own affair: the first one of the file is started. */
const FIRST_CLASS = /^(?:\w+ )*class (\w+)/m;

/**
 * Compiles a Java program of one file and runs its first class, with the brokers' addresses in its environment. Compiled to files, and not in
 * memory (JEP 330): what Kafka loads by name, such as a connector, has to be on the path.
 */
export async function playProgram(code: string, cluster: Cluster, timeout: number): Promise<Execution> {
  const kafka = await findAround();
  if ("missing" in kafka) throw new EnvironmentError(kafka.missing);
  const guest = makeGuest();
  try {
    const file = join(guest.folder, FILE);
    writeFileSync(file, code, { mode: 0o644 });
    const options = {
      guest,
      reach: { network: "machine" as const, sees: [...kafka.folders, ...cluster.folders] },
      env: cluster.environment,
      timeout,
    };
    const main = FIRST_CLASS.exec(code)?.[1] ?? "Main";
    const compiler = ["javac", "-J-XX:TieredStopAtLevel=1", "-proc:none", "-d", guest.folder, "-cp", kafka.classpath, file];
    const compiled = await executeGuest(compiler, options);
    // The last -cp counts: the program's own classes come first.
    const program = kafka.java("-cp", [`${guest.folder}:${kafka.classpath}`, main], ["-Xmx256m", `-Djava.io.tmpdir=${guest.folder}`]);
    const run = compiled.exit === 0 ? await executeGuest(program, options) : compiled;
    return { ...run, stderr: run.stderr.replaceAll(file, FILE) };
  } finally {
    removeScratch(guest.folder);
  }
}
