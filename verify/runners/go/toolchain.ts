import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Execution, execute } from "../../process.ts";
import { makeScratch } from "../../scratch.ts";
import type { Missing } from "../runner.ts";

export const BUILD_TIMEOUT = 300_000;

/** A Go module in a scratch folder, with the toolchain that its `toolchain` line pins. */
export type Module = {
  folder: string;
  /** Such as `Go 1.27.3`. */
  version: string;
  /** Runs the go command in it. Rejects when there is none. */
  go(args: string[]): Promise<Execution>;
};

/**
 * Opens a module of `verify/mods`: `std`, or `go1.21` and the like for an older toolchain. Any go command from 1.21 on fetches the toolchain
 * that is asked for; it is asked for by name, since the `toolchain` line alone is only a minimum.
 */
export async function openModule(name: string): Promise<Module | Missing> {
  const mod = join(import.meta.dirname, "../../mods", name, "go.mod");
  const toolchain = /^toolchain (\S+)$/m.exec(readFileSync(mod, "utf8"))?.[1] ?? "auto";
  const folder = makeScratch("go");
  copyFileSync(mod, join(folder, "go.mod"));
  const env = { ...process.env, GOTOOLCHAIN: toolchain, GOWORK: "off", GO111MODULE: "on", GOFLAGS: "" };
  const go = (args: string[]) => execute("go", args, { cwd: folder, env, timeout: BUILD_TIMEOUT, cap: 4 * 1024 * 1024 });
  try {
    const { exit, stdout, stderr } = await go(["env", "GOVERSION"]);
    if (exit === 0) return { folder, go, version: stdout.trim().replace(/^go/, "Go ") };
    return { missing: `the toolchain ${toolchain} could not be fetched: ${stderr.trim().split("\n").at(-1)}` };
  } catch {
    return { missing: "no go command on this machine. Install Go 1.21 or newer: https://go.dev/doc/install" };
  }
}
