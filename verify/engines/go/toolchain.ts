import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EnvironmentError } from "../../../lab/environment.ts";
import type { Missing } from "../../engine.ts";
import type { Execution } from "../../process.ts";
import { makeScratch } from "../../scratch.ts";
import { executeTool } from "../../tool.ts";
import type { Backends } from "./backends.ts";

/** A hundred programs with a large client take two cores two minutes, and a machine with more to do as many times longer. */
const BUILD_TIMEOUT = 1_200_000;
/** Machine code of all listings in one text is long. */
const PRINTED_CAP = 64 * 1024 * 1024;

/** A Go module in a scratch folder, with the toolchain that its `toolchain` line pins. */
export type Module = {
  folder: string;
  /** Such as `Go 1.27.3`. */
  version: string;
  /** What its programs talk to; none of the standard library's. */
  backends?: Backends;
  /** Runs the go command in it. Rejects when there is none, and with an EnvironmentError when it does not come to its own end. */
  go(args: string[], env?: Record<string, string>): Promise<Execution>;
};

/**
 * Opens a module of `verify/mods`: `std`, a module of clients, or `go1.21` and the like for an older toolchain. Any go command from 1.21 on fetches the toolchain
 * that is asked for; it is asked for by name, since the `toolchain` line alone is only a minimum.
 */
export async function openModule(name: string): Promise<Module | Missing> {
  const source = join(import.meta.dirname, "../../mods", name);
  const mod = readFileSync(join(source, "go.mod"), "utf8");
  const toolchain = /^toolchain (\S+)$/m.exec(mod)?.[1] ?? "auto";
  const folder = makeScratch("go");
  cpSync(source, folder, { recursive: true });
  const env = { ...process.env, GOTOOLCHAIN: toolchain, GOWORK: "off", GO111MODULE: "on", GOFLAGS: "" };
  const go: Module["go"] = async (args, own) => {
    const run = await executeTool("go", args, { cwd: folder, env: { ...env, ...own }, timeout: BUILD_TIMEOUT, cap: PRINTED_CAP });
    if (run.timedOut) throw new EnvironmentError(`go ${args[0]} did not end within ${BUILD_TIMEOUT / 60_000} min`);
    return run;
  };
  try {
    const { exit, stdout, stderr } = await go(["env", "GOVERSION"]);
    if (exit === 0) return { folder, go, version: stdout.trim().replace(/^go/, "Go ") + clientIn(mod) };
    return { missing: `the toolchain ${toolchain} could not be fetched: ${stderr.trim().split("\n").at(-1)}` };
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    return { missing: "no go command on this machine. Install Go 1.21 or newer: https://go.dev/doc/install" };
  }
}

/** The client that a go.mod is there for, ` with pgx 5.12.0`: the module that says so, or the first that it requires. */
function clientIn(mod: string): string {
  const [, path, version] =
    /^(?:require )?\t?(\S+) v(\S+) \/\/ the client$/m.exec(mod) ?? /^(?:require |require \(\n\t)(\S+) v(\S+)/m.exec(mod) ?? [];
  const name = path
    ?.replace(/\/v\d+$/, "")
    .split("/")
    .at(-1);
  return name ? ` with ${name} ${version}` : "";
}
