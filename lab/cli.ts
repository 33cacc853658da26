import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { startAll } from "./all.ts";
import { findHome } from "./find.ts";
import { findKafka } from "./kafka/jars.ts";
import { findEmulator } from "./lambda/emulator.ts";
import { memoryBelow } from "./memory.ts";
import { findMoto } from "./moto/venv.ts";
import { PROGRAMS } from "./packages.ts";
import { cacheFolder, renewRoot, rootsInCache } from "./root.ts";

/** `npm run lab -- up|down|status|versions|renew`: the engines by themselves, to try things on. */
const STATE = join(cacheFolder(), "running.json");
const UP_TIMEOUT = 300_000;

type State = { pid: number; engines: { engine: string; variable: string; url: string; took: number }[]; took: number };

function running(): State | undefined {
  if (!existsSync(STATE)) return undefined;
  const state = JSON.parse(readFileSync(STATE, "utf8")) as State;
  try {
    process.kill(state.pid, 0);
    return state;
  } catch {
    rmSync(STATE, { force: true }); // it was killed
    return undefined;
  }
}

/** Addresses, to be pasted into a shell; then what each took, and what it takes. */
function print({ pid, engines, took }: State): void {
  for (const { variable, url } of engines) console.log(`${variable}='${url}'`);
  const times = engines.map(({ engine, took: own }) => `${engine} ${seconds(own)}`);
  console.log(`# up in ${seconds(took)}: ${times.join(", ")}`);
  const memory = memoryBelow(pid);
  const megabytes = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`;
  const all = [...memory.values()].reduce((sum, bytes) => sum + bytes, 0);
  if (memory.size > 0) console.log(`# ${megabytes(all)}: ${[...memory].map(([name, bytes]) => `${name} ${megabytes(bytes)}`).join(", ")}`);
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** Holds the engines until it is told to stop; runs in the background, for `up`. */
async function hold(): Promise<void> {
  const began = performance.now();
  const lab = await startAll();
  const engines = lab.map(({ engine, variable, url, took }) => ({ engine, variable, url, took }));
  const state: State = { pid: process.pid, engines, took: Math.round(performance.now() - began) };
  mkdirSync(dirname(STATE), { recursive: true });
  writeFileSync(STATE, JSON.stringify(state));
  const stop = async () => {
    rmSync(STATE, { force: true });
    await Promise.all(lab.map((engine) => engine.close()));
    process.exit(0);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  setInterval(() => {}, 60_000);
}

async function up(): Promise<void> {
  const before = running();
  if (before) return print(before);
  await Promise.all([...PROGRAMS.map(findHome), findKafka(), findMoto()]); // what has to be made first is made here, with its progress bar
  const child = spawn(process.execPath, [...process.execArgv, import.meta.filename, "hold"], {
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (log += text));
  const deadline = Date.now() + UP_TIMEOUT;
  while (!running() && child.exitCode === null && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  const state = running();
  if (!state) throw new Error(`the engines did not start: ${log.trim()}`);
  child.stderr.destroy();
  child.unref();
  print(state);
}

async function down(): Promise<void> {
  const state = running();
  if (!state) return console.log("nothing is running");
  process.kill(state.pid, "SIGTERM");
  while (running()) await new Promise((resolve) => setTimeout(resolve, 50));
  console.log("stopped");
}

async function versions(): Promise<void> {
  for (const program of PROGRAMS) {
    const found = await findHome(program);
    console.log("missing" in found ? found.missing : `${program.engine} ${found.version}, ${found.home.name}`);
  }
  const [kafka, moto, emulator] = [await findKafka(), await findMoto(), await findEmulator()];
  console.log("missing" in kafka ? kafka.missing : `Kafka ${kafka.version}, Maven Central`);
  console.log("missing" in moto ? moto.missing : `moto ${moto.version}, PyPI`);
  console.log("missing" in emulator ? emulator.missing : `${emulator.version}, built from its Go module`);
  for (const root of rootsInCache()) console.log(`cached: ${join(cacheFolder(), root)}`);
}

const COMMANDS: Record<string, () => Promise<void> | void> = {
  up,
  down,
  hold,
  versions,
  status: () => {
    const state = running();
    if (state) print(state);
    else console.log("nothing is running");
  },
  renew: async () => console.log(await renewRoot()),
};

const command = COMMANDS[process.argv[2] ?? ""];
if (!command) {
  console.error("usage: npm run lab -- up|down|status|versions|renew");
  process.exit(2);
}
await Promise.resolve(command()).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
