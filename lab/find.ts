import { existsSync } from "node:fs";
import { join } from "node:path";
import { dockerHome } from "./docker.ts";
import { ask, environmentErrorOf } from "./environment.ts";
import type { Found, Home, Missing, Program } from "./home.ts";
import { debianHome } from "./root.ts";

/**
 * Where to run an engine: a program of this machine in a version the book accepts, the lab root on Debian-like systems as root, Docker.
 * (A server whose address is in the environment comes before all of these; that is the engine's own business.)
 * @throws EnvironmentError when none was found, and one could not be asked
 */
export async function findHome(program: Program): Promise<Found | Missing> {
  const outdated: string[] = [];
  const homes: (() => Promise<Home | undefined>)[] = [async () => localHome(program), debianHome, dockerHome];
  const reasons: unknown[] = [];
  for (const open of homes) {
    try {
      const home = await open();
      const version = home && versionIn(home, program);
      if (!home || !version) continue;
      if (program.accepts.test(version)) return { home, version };
      outdated.push(`${home.name} has ${version}`);
    } catch (error) {
      reasons.push(error);
    }
  }
  const broken = reasons.map(environmentErrorOf).find((reason) => reason !== undefined);
  if (broken) throw broken;
  if (outdated.length > 0)
    return { missing: `${program.engine}: ${outdated.join(", ")}; the book needs ${program.wanted}`, outdated: true };
  const why =
    reasons.length > 0 ? ` (${reasons.map((reason) => (reason instanceof Error ? reason.message : String(reason))).join("; ")})` : "";
  return { missing: `no ${program.engine} here: install ${program.wanted}, or run as root on Debian, or start Docker${why}` };
}

function versionIn(home: Home, { versionOf, accepts }: Program): string | undefined {
  const [command = "", ...args] = home.wrap(versionOf, "/tmp");
  const { status, stdout = "" } = ask(command, args) ?? {};
  if (status !== 0) return undefined;
  return accepts.exec(stdout)?.[0] ?? /\d+\.\d+(\.\d+)?/.exec(stdout)?.[0];
}

const PLACES = ["/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin", "/opt/homebrew/bin", "/opt/homebrew/sbin"];

function localHome({ file }: Program): Home | undefined {
  if (!PLACES.some((place) => existsSync(join(place, file)))) return undefined;
  return { name: "this machine", isolated: false, wrap: (command) => command, inside: (folder) => folder };
}
