import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EnvironmentError } from "../environment.ts";

const POLL_MS = 25;
const PATIENCE = 30_000;

/**
 * Resolves when a node would find the logs of all its quorum queues again. The table that says whose log is whose is saved half a second after its
 * last use (Ra's ra_directory.erl: auto_save); a node that is killed before that begins the queue anew, empty.
 * @param folder of the node's data
 */
export async function logsAreKnown(folder: string): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  for (let unknown = unknownLogs(folder); unknown.length > 0; unknown = unknownLogs(folder)) {
    if (Date.now() > deadline) throw new EnvironmentError(`RabbitMQ did not save which queues ${unknown.join(", ")} belong to`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Each log has a folder, named by an id that no other log ever gets; it is in the table when the table has been saved. */
const unknownLogs = (folder: string): string[] =>
  ["quorum", "coordination"].flatMap((system) =>
    subfolders(join(folder, "data"), system).flatMap((place) => {
      const table = readFileSync(join(place, "names.dets"), "latin1");
      return foldersIn(place).filter((id) => !table.includes(id));
    }),
  );

/** `data/NODE/quorum/NODE`, where there is one. */
const subfolders = (data: string, system: string): string[] =>
  foldersIn(data).flatMap((node) => foldersIn(join(data, node, system)).map((same) => join(data, node, system, same)));

function foldersIn(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  } catch {
    return [];
  }
}
