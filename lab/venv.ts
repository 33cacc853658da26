import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { SingleBar } from "cli-progress";
import { ask, environmentErrorOf } from "./environment.ts";
import type { Missing } from "./home.ts";
import { withLock } from "./lock.ts";
import { cacheFolder } from "./root.ts";

/** A program of Python's package index: its package, what it is to people, and the file that pins it with all that it needs. */
export type Packaged = { name: string; package?: string; is: string; requirements: string };

/** A virtual environment, and the version of the program in it. */
export type Venv = { folder: string; version: string };

/**
 * A program in a virtual environment of its own, in the cache folder. The first time it is made, which takes ten seconds and the package
 * index of Python's; later, and for other clones with the same requirements, it is there.
 */
export async function findVenv({ name, package: pinned = name, is, requirements: file }: Packaged): Promise<Venv | Missing> {
  const python = pythonHere(is);
  if ("missing" in python) return python;
  const requirements = readFileSync(file, "utf8");
  const version = new RegExp(`^${pinned}==(\\S+)$`, "m").exec(requirements)?.[1] ?? "";
  const key = createHash("sha256").update(`${requirements}${python.version}`).digest("hex").slice(0, 12);
  const folder = join(cacheFolder(), `${name}-${version}-${key}`);
  mkdirSync(cacheFolder(), { recursive: true });
  return withLock(join(cacheFolder(), `${name}-lock`), async () => {
    if (existsSync(folder)) return { folder, version };
    try {
      await make(name, folder, file);
      return { folder, version };
    } catch (error) {
      const broken = environmentErrorOf(error);
      if (broken) throw broken;
      return { missing: `${name} ${version} could not be installed: ${error instanceof Error ? error.message : error}` };
    }
  });
}

const PYTHON = "import sys, venv, ensurepip; print('.'.join(map(str, sys.version_info[:3])))";

function pythonHere(is: string): { version: string } | Missing {
  const answer = ask("python3", ["-c", PYTHON]);
  if (!answer) return { missing: `no python3 here, which ${is} needs. Install Python 3.10 or newer` };
  const { status, stdout, stderr } = answer;
  if (status !== 0) return { missing: `python3 has no venv: install python3-venv (${stderr.trim().split("\n").at(-1)})` };
  const version = stdout.trim();
  const [, minor = 0] = version.split(".").map(Number);
  return minor >= 10 ? { version } : { missing: `python3 is ${version}; ${is} needs Python 3.10 or newer`, outdated: true };
}

/** Made beside its place, and moved there when it is whole: what is in use names its own Python by path, so it can be moved. */
async function make(name: string, folder: string, requirements: string): Promise<void> {
  const drafts = `${name}-draft-`;
  for (const left of globSync(`${drafts}*`, { cwd: cacheFolder() })) rmSync(join(cacheFolder(), left), { recursive: true, force: true });
  const draft = join(cacheFolder(), `${drafts}${process.pid}`);
  const packages = readFileSync(requirements, "utf8")
    .split("\n")
    .filter((line) => line.includes("==")).length;
  const bar = new SingleBar({ format: `${name} {bar} {what}`, noTTYOutput: true, notTTYSchedule: 5_000, stream: process.stderr });
  bar.start(packages + 1, 0, { what: "virtual environment" });
  try {
    await run("python3", ["-m", "venv", draft], () => {});
    bar.increment(1);
    const pip = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--no-deps", "-r", requirements];
    await run(join(draft, "bin", "python"), pip, (line) => {
      const what = /^Collecting ([\w-]+)/.exec(line)?.[1];
      if (what) bar.increment(1, { what });
      if (line.startsWith("Installing")) bar.update({ what: "unpacking" });
    });
    renameSync(draft, folder);
  } finally {
    bar.stop();
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Runs a command, and tells its lines. Rejects with the last of what it complained about. */
function run(command: string, args: string[], onLine: (line: string) => void): Promise<void> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  let complaint = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => text.split("\n").forEach(onLine));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(complaint.trim().split("\n").at(-1) || `exit ${code}`))));
  });
}
