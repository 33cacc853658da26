import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describeEnd, EnvironmentError, lastWords } from "../environment.ts";
import { cacheFolder } from "../root.ts";

const INIT = ["-U", "postgres", "-A", "trust", "--no-sync", "--no-locale", "-E", "UTF8", "--wal-segsize=1"];

type As = { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv };

/**
 * Makes a server's data directory as `initdb` does. What initdb made is kept in the cache and copied from then on: initdb takes more of a
 * processor than all else that a server's start does. Two directories then have one system identifier, which matters to replicas alone.
 * @param native the folder of PostgreSQL's programs
 * @param data where it has to be; it is not there yet
 * @param as the user that owns it, and what the programs find
 * @throws EnvironmentError when the programs fail
 */
export async function makeData(native: string, data: string, as: As): Promise<void> {
  const kept = join(cacheFolder(), `postgres-${keyOf(native)}`);
  // As ourselves, so that the owner stays the one who made it.
  if (existsSync(kept)) return run("cp", ["-a", kept, data], {});
  await run(join(native, "bin/initdb"), ["-D", data, ...INIT], as);
  await keep(data, kept);
}

/** Renamed when it is whole, so that nobody copies half of it. Without room for it, the next server asks initdb once more. */
async function keep(data: string, kept: string): Promise<void> {
  const draft = `${kept}-draft-${process.pid}`;
  try {
    mkdirSync(cacheFolder(), { recursive: true });
    await run("cp", ["-a", data, draft], {});
    renameSync(draft, kept);
  } catch {
    rmSync(draft, { recursive: true, force: true }); // or another run was as quick
  }
}

/** Of the version of npm's package, and of what initdb is asked for. */
function keyOf(native: string): string {
  const manifest = readFileSync(join(native, "../package.json"));
  return createHash("sha256").update(manifest).update(INIT.join(" ")).digest("hex").slice(0, 12);
}

function run(program: string, args: string[], as: Partial<As>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...as, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (chunk) => (said += chunk));
    const fail = (how: string) => reject(new EnvironmentError(`PostgreSQL's data directory cannot be made (${how}): ${lastWords(said)}`));
    child.once("error", (error) => fail(String(error)));
    child.once("close", (exit, signal) => (exit === 0 ? resolve() : fail(describeEnd(exit, signal))));
  });
}
