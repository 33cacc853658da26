import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execute } from "../../verify/process.ts";

/** The toolchain that the book pins, ready to build for wasip1. */
export type Go = {
  /** Its GOROOT. */
  root: string;
  /** Such as `go1.27.3`. */
  version: string;
  /** The environment in which it builds for wasip1. */
  env: NodeJS.ProcessEnv;
  /** Runs its go command and returns what it prints; `more` is added to its environment. Rejects with what it says when it fails. */
  run(args: readonly string[], cwd: string, more?: NodeJS.ProcessEnv): Promise<string>;
};

const STD = join(import.meta.dirname, "../../verify/mods/std");
const TIMEOUT = 600_000;
const TARGET = { GOOS: "wasip1", GOARCH: "wasm" };
/** Only what is said here counts, not what the machine's owner has set: the same bytes everywhere. */
const FIXED = {
  GOFLAGS: "-buildvcs=false",
  GOWORK: "off",
  GOENV: "off",
  GOEXPERIMENT: "",
  GOWASM: "",
  GO111MODULE: "on",
  CGO_ENABLED: "0",
};

/** Finds the pinned toolchain; any go command from 1.21 on fetches it. */
export async function openGo(): Promise<Go | { missing: string }> {
  const pinned = /^toolchain (\S+)$/m.exec(readFileSync(join(STD, "go.mod"), "utf8"))?.[1] ?? "";
  const fetching = { ...process.env, ...FIXED, GOTOOLCHAIN: pinned };
  const found = await run("go", ["env", "GOROOT"], STD, fetching).catch((error: Error) => error);
  if (found instanceof Error) {
    const absent = "code" in found && found.code === "ENOENT";
    return { missing: absent ? "no go command: install Go 1.21 or newer" : `the toolchain ${pinned} cannot be had: ${found.message}` };
  }
  const root = found.trim();
  const env = { ...process.env, ...FIXED, ...TARGET, GOROOT: root, GOTOOLCHAIN: "local" };
  return { root, version: pinned, env, run: (args, cwd, more) => run(join(root, "bin/go"), args, cwd, { ...env, ...more }) };
}

async function run(file: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  const { exit, stdout, stderr, timedOut } = await execute(file, [...args], { cwd, env, timeout: TIMEOUT, cap: 16 * 1024 * 1024 });
  if (exit === 0) return stdout;
  throw new Error(timedOut ? `${file} ${args[0]} did not end in ${TIMEOUT / 1000} s` : stderr.trim() || `${file} ${args[0]} failed`);
}
