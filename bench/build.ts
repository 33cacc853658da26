import { spawn } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Peer } from "./peers/peer.ts";
import { environment, lastLines } from "./peers/workplace.ts";

/** Wall-clock milliseconds; `peakBytes`: most memory that all processes of the build held at one moment, undefined where there is no /proc. */
export type Built = { ms: number; peakBytes: number | undefined };

/** A build that goes beyond is ended, and said to have failed of it. */
export type Limit = { ms: number; bytes: number };

const NO_LIMIT: Limit = { ms: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };
const SAMPLE_MS = 100;
/** Looking at gigabytes takes the kernel long, and holds up who has them: the pause is so many times as long. */
const PAUSE = 20;

/** Removes what earlier builds left. */
export function clean(folder: string, { caches }: Peer): void {
  for (const cache of caches) rmSync(join(folder, cache), { recursive: true, force: true });
}

/** Builds a peer's pages in its workplace. Throws the end of what it printed when a command fails, and which limit it went beyond. */
export async function build(folder: string, { commands }: Pick<Peer, "commands">, limit: Limit = NO_LIMIT): Promise<Built> {
  const built: Built = { ms: 0, peakBytes: undefined };
  for (const command of commands) {
    const { ms, peakBytes } = await runMeasured(folder, command, { ...limit, ms: limit.ms - built.ms });
    built.ms += ms;
    if (peakBytes !== undefined) built.peakBytes = Math.max(built.peakBytes ?? 0, peakBytes);
  }
  return built;
}

async function runMeasured(folder: string, [program = "", ...args]: string[], limit: Limit): Promise<Built> {
  const started = performance.now();
  const child = spawn(program, args, { cwd: folder, env: environment(folder), stdio: ["ignore", "pipe", "pipe"], detached: true });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (printed = (printed + data).slice(-10_000)));
  let peak = 0;
  let beyond: string | undefined;
  const look = (): void => {
    const looked = performance.now();
    peak = Math.max(peak, memoryOf(child.pid ?? 0));
    timer = setTimeout(look, Math.max(SAMPLE_MS, PAUSE * (performance.now() - looked)));
    if (peak > limit.bytes) beyond = `more than ${Math.round(limit.bytes / 2 ** 30)} GB of memory`;
    if (performance.now() - started > limit.ms) beyond = `more than ${Math.round(limit.ms / 60_000)} minutes`;
    if (beyond && child.pid) endGroup(child.pid);
  };
  let timer = setTimeout(look, SAMPLE_MS);
  try {
    const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (...ended) => resolve(ended));
    });
    if (beyond) throw new Error(`it took ${beyond}`);
    if (code !== 0) throw new Error(`${[program, ...args].join(" ")} ended with ${code ?? signal}:\n${lastLines(printed)}`);
    return { ms: performance.now() - started, peakBytes: peak || undefined };
  } finally {
    clearTimeout(timer);
  }
}

/** Its own process and all that it started. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
}

/** Memory of a process and all it started, shared pages divided among those that share them. 0 where the kernel does not say. */
function memoryOf(root: number): number {
  const parents = new Map(processes());
  const isOfTree = (pid: number): boolean => pid === root || (parents.has(pid) && isOfTree(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(isOfTree).reduce((sum, pid) => sum + proportional(pid), 0);
}

function processes(): [pid: number, parent: number][] {
  return list("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid): [number, number][] => {
      // The name of the program, in brackets, may hold anything.
      const [, parent] = /\) \S (\d+)/.exec(read(`/proc/${pid}/stat`)) ?? [];
      return parent ? [[Number(pid), Number(parent)]] : [];
    });
}

const proportional = (pid: number): number => 1024 * Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);

/** A process may end while it is looked at. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
