import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";

const CACHE = join(homedir(), ".cache/master-dev-interview/bench");

/** A folder in the cache where one peer is built, named by the hash of what configures it. Nothing of it lies in the project. */
export type Place = {
  folder: string;
  /** The peer's configuration, in the project. */
  source: string;
  root: string;
  /** npm's packages by the lock file that is committed. */
  installPackages(): void;
  /** Programs in Rust, by name and version, into `crates/bin`. */
  installCrates(crates: Record<string, string>): void;
  /** One command, here; throws what it printed when it fails. */
  run(command: string[]): void;
};

/** Commands find the programs of the workplace first. */
export const environment = (folder: string): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: [join(folder, "crates/bin"), dirname(process.execPath), process.env.PATH].join(delimiter),
  ASTRO_TELEMETRY_DISABLED: "1",
  // What this process was told about progress bars and its own packages is not for theirs.
  NODE_OPTIONS: "",
});

export function workplace(root: string, name: string): Place {
  const source = join(root, "bench/peers", name);
  const folder = join(CACHE, `${name}-${hashFolder(source)}`);
  mkdirSync(folder, { recursive: true });
  const run = (command: string[]) => runHere(folder, command);
  return {
    folder,
    source,
    root,
    run,
    installPackages: () => {
      if (existsSync(join(folder, "node_modules/.installed"))) return;
      for (const file of ["package.json", "package-lock.json"]) writeFileSync(join(folder, file), readFileSync(join(source, file)));
      // Scripts are not needed: what is native comes as a package of its own. `npm ci` would refuse a lock file that leaves out the
      // native packages of other systems, as npm's own may.
      run(["npm", "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"]);
      writeFileSync(join(folder, "node_modules/.installed"), "");
    },
    installCrates: (crates) => {
      for (const [crate, version] of Object.entries(crates)) linkCrate(run, folder, crate, version);
    },
  };
}

/** Compiled once for all workplaces, which takes minutes. */
function linkCrate(run: Place["run"], folder: string, crate: string, version: string): void {
  const compiled = join(CACHE, "crates", `${crate}-${version}`);
  if (!existsSync(compiled)) {
    console.error(`\nCompiling ${crate} ${version}, once (minutes)…`);
    // Built aside, so that what was interrupted is not taken for what is there.
    run(["cargo", "install", crate, "--version", version, "--locked", "--root", "crates-new"]);
    mkdirSync(dirname(compiled), { recursive: true });
    renameSync(join(folder, "crates-new/bin", crate), compiled);
  }
  const link = join(folder, "crates/bin", crate);
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(compiled, link);
}

function runHere(folder: string, [program = "", ...args]: string[]): void {
  const { status, error, stdout, stderr } = spawnSync(program, args, { cwd: folder, env: environment(folder), encoding: "utf8" });
  if (error) throw new Error(`${program} cannot be started here: ${error.message}`);
  if (status !== 0) throw new Error(`${[program, ...args].join(" ")} ended with ${status}:\n${lastLines(stderr || stdout)}`);
}

export const lastLines = (text: string): string => text.trim().split("\n").slice(-12).join("\n");

function hashFolder(folder: string): string {
  const hash = createHash("sha256");
  const files = existsSync(folder) ? globSync("**", { cwd: folder }).concat(globSync(".*/**", { cwd: folder })) : [];
  for (const file of files.sort()) if (statSync(join(folder, file)).isFile()) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest("hex").slice(0, 8);
}
