import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePorts } from "../ports.ts";
import { properties } from "./properties.ts";
import { settings } from "./settings.ts";

const REHEARSAL_TIMEOUT = 300_000;
/** Of an archive that does not fit, a JVM would tell on the output of the program. */
const SILENT = ["-Xlog:cds=off", "-Xlog:cds+dynamic=off"];

/**
 * Options by which a JVM maps the classes that brokers, clients and tools load, instead of reading and checking them: that is half of what
 * the start of a broker or a tool costs (https://openjdk.org/jeps/350). `archive` is made if it is not there yet; where it cannot be made, there
 * are no options, and JVMs start as slowly as they do without.
 * @param java the start of a command line, with options and classpath
 */
export async function archiveOptions(archive: string, java: string[]): Promise<string[]> {
  if (!existsSync(archive)) await rehearse(archive, java);
  return existsSync(archive) ? [`-XX:SharedArchiveFile=${archive}`, ...SILENT] : [];
}

async function rehearse(archive: string, [command = "", ...options]: string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "kafka-rehearsal-"));
  const draft = `${archive}-draft`;
  try {
    const [port = 0, controller = 0] = await freePorts(2);
    const address = `127.0.0.1:${port}`;
    const own = {
      "node.id": "1",
      listeners: `PLAINTEXT://${address},CONTROLLER://127.0.0.1:${controller}`,
      "advertised.listeners": `PLAINTEXT://${address}`,
      "controller.quorum.voters": `1@127.0.0.1:${controller}`,
      "log.dirs": join(folder, "data"),
    };
    const config = join(folder, "server.properties");
    writeFileSync(config, properties({ ...settings(1), ...own }));
    const args = [...SILENT, `-XX:ArchiveClassesAtExit=${draft}`, ...options, "Rehearsal", config, address];
    await promisify(execFile)(command, args, { timeout: REHEARSAL_TIMEOUT });
    renameSync(draft, archive);
  } catch (error) {
    process.stderr.write(
      `Kafka's classes were not archived, so its brokers start more slowly: ${error instanceof Error ? error.message : error}\n`,
    );
  } finally {
    for (const path of [folder, draft]) rmSync(path, { recursive: true, force: true });
  }
}
