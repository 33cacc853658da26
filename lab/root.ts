import { spawn, spawnSync } from "node:child_process";
import { existsSync, globSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";
import { SingleBar } from "cli-progress";
import type { Home, Program } from "./home.ts";
import { withLock } from "./lock.ts";
import { has, NAMESPACES } from "./namespaces.ts";
import { PACKAGES, PROGRAMS, SUITE } from "./packages.ts";

/** Where the roots are kept, across clones of the repository: as tarballs, named by what they hold, and unpacked beside them. */
export const cacheFolder = (): string => join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "master-dev-interview", "lab");

/**
 * A Debian tree with the newest engines, entered by chroot in namespaces of its own: the scratch folder is mounted at /lab for the command
 * alone, and all it starts ends with it. Needs root. The first time it is made, which takes a minute; later the newest one made is taken.
 * @throws what kept it from being made
 */
export async function debianHome(): Promise<Home | undefined> {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !has("apt-get") || !has("unshare")) return undefined;
  made ??= newestRoot();
  const root = await made;
  const enter = `mount --bind "$1" "$0/lab" && mount --bind /dev "$0/dev" && mount -t proc proc "$0/proc" && shift && exec chroot --userspec=65534:65534 "$0" "$@"`;
  return {
    name: basename(root),
    isolated: true,
    wrap: (command, folder) => [...[...NAMESPACES, "/bin/sh", "-c", enter], ...[root, folder, ...command]],
    inside: () => "/lab",
  };
}

let made: Promise<string> | undefined;

/** Makes another root from what Debian has now, and returns its folder. */
export async function renewRoot(): Promise<string> {
  mkdirSync(cacheFolder(), { recursive: true });
  made = withLock(join(cacheFolder(), "lock"), buildRoot);
  return await made;
}

async function newestRoot(): Promise<string> {
  const cache = cacheFolder();
  mkdirSync(cache, { recursive: true });
  return await withLock(join(cache, "lock"), async () => {
    // Names end with the day they were made. One from before a program was asked for has no part of its name.
    const isWhole = (file: string) => PROGRAMS.every((program) => file.includes(`-${nameOf(program)}-`));
    const tarball = globSync("lab-*.tar", { cwd: cache }).filter(isWhole).sort(byDay).at(-1);
    return tarball ? unpack(join(cache, tarball)) : await buildRoot();
  });
}

const byDay = (a: string, b: string): number => (a.slice(-14) < b.slice(-14) ? -1 : 1);

/** Unpacks a tarball next to itself, if that was not done before. */
function unpack(tarball: string): string {
  const root = tarball.replace(/\.tar$/, "");
  if (existsSync(root)) return root;
  const draft = join(dirname(root), `draft-${process.pid}`);
  mkdirSync(draft, { recursive: true });
  // Device nodes come from this machine.
  run("tar", ["-C", draft, "-xf", tarball, "--exclude=./dev/*"]);
  mkdirSync(join(draft, "lab"), { recursive: true });
  writeFileSync(join(draft, "etc/hosts"), "127.0.0.1 localhost\n");
  renameSync(draft, root);
  return root;
}

async function buildRoot(): Promise<string> {
  if (!has("mmdebstrap")) installMmdebstrap();
  const cache = cacheFolder();
  for (const left of globSync("draft-*", { cwd: cache })) rmSync(join(cache, left), { recursive: true, force: true });
  const draft = join(cache, `draft-${process.pid}.tar`);
  const mirror = debianMirror();
  try {
    await mmdebstrap(SUITE, draft, mirror.uri);
  } catch (error) {
    process.stderr.write(`Debian ${SUITE} cannot be installed (${(error as Error).message}); trying ${mirror.codename}\n`);
    await mmdebstrap(mirror.codename, draft, mirror.uri);
  }
  const status = spawnSync("tar", ["-xOf", draft, "./var/lib/dpkg/status"], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 }).stdout;
  const versions = PROGRAMS.map((program) => `${nameOf(program)}-${packageVersion(status, program.packages[0])}`);
  const tarball = join(cache, `lab-${versions.join("-")}-${new Date().toISOString().slice(0, 10)}.tar`);
  renameSync(draft, tarball);
  return unpack(tarball);
}

const nameOf = ({ engine }: Program): string => engine.toLowerCase();

/** `5:8.0.6-3` is version 8.0.6 of the program. */
function packageVersion(status: string, name: string): string {
  const found = new RegExp(`^Package: ${name}$[\\s\\S]*?^Version: (?:\\d+:)?([^\\n-]+)`, "m").exec(status)?.[1];
  if (!found) throw new Error(`the root was made without ${name}`);
  return found;
}

/** The mirror this machine's own apt uses. */
function debianMirror(): { uri: string; codename: string } {
  const format = ["indextargets", "--format", "$(REPO_URI) $(CODENAME)", "Created-By: Packages", "Origin: Debian"];
  const [uri, codename] = run("apt-get", format).trim().split("\n")[0]?.split(" ") ?? [];
  if (!uri || !codename) throw new Error("apt names no Debian mirror: see /etc/apt/sources.list, then run apt-get update");
  return { uri, codename };
}

function installMmdebstrap(): void {
  process.stderr.write("Installing mmdebstrap…\n");
  run("apt-get", ["-qq", "update"]);
  run("apt-get", ["-qq", "install", "-y", "--no-install-recommends", "mmdebstrap"]);
}

function run(command: string, args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0)
    throw new Error(
      `${command} failed: ${String(error ?? stderr)
        .trim()
        .split("\n")
        .at(-1)}`,
    );
  return stdout;
}

/** Beside documentation: what MySQL's server does not need to start and to answer in English, a third of its size. */
const EXCLUDED = [
  ...["mysql*", "myisam*", "my_print*", "inno*", "perror", "ibd2sdi"].map((name) => `/usr/bin/${name}`),
  "/usr/lib/mysql/plugin/*",
  "/usr/share/mysql/charsets/*",
];

/** mmdebstrap announces its phases; so many there are. */
const PHASES = 9;

async function mmdebstrap(suite: string, tarball: string, mirror: string): Promise<void> {
  const excluded = [...["doc", "man", "locale", "info"].map((name) => `/usr/share/${name}/*`), ...EXCLUDED].map(
    (path) => `--dpkgopt=path-exclude=${path}`,
  );
  const options = ["--variant=minbase", '--aptopt=Acquire::Check-Valid-Until "false"', ...excluded, `--include=${PACKAGES.join(",")}`];
  const bar = new SingleBar({
    format: `Lab root, Debian ${suite} {bar} {phase}`,
    noTTYOutput: true,
    notTTYSchedule: 15_000,
    stream: process.stderr,
  });
  bar.start(PHASES, 0, { phase: "" });
  let log = "";
  const child = spawn("mmdebstrap", [...options, suite, tarball, `deb ${mirror} ${suite} main`], { stdio: ["ignore", "ignore", "pipe"] });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    log += text;
    for (const [, phase = ""] of text.matchAll(/^I: (.*)$/gm)) bar.increment(1, { phase });
  });
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  bar.stop();
  if (code !== 0) {
    rmSync(tarball, { force: true });
    throw new Error(/^E: (.*)$/m.exec(log)?.[1] ?? log.trim().split("\n").at(-1) ?? `mmdebstrap ended with ${code}`);
  }
}

/** What a root holds, by its name, for people. */
export const rootsInCache = (): string[] => globSync("lab-*.tar", { cwd: cacheFolder() }).sort(byDay);
