import { type Execution, execute } from "../../process.ts";
import type { Missing } from "../runner.ts";

export const BUILD_TIMEOUT = 300_000;

/** Runs the go command in a module folder. `GOTOOLCHAIN=auto` lets the module's `toolchain` line decide, whatever the machine has set. */
export function go(args: string[], cwd: string): Promise<Execution> {
  const env = { ...process.env, GOTOOLCHAIN: "auto", GOWORK: "off", GO111MODULE: "on", GOFLAGS: "" };
  return execute("go", args, { cwd, env, timeout: BUILD_TIMEOUT, cap: 4 * 1024 * 1024 });
}

/** The version that will build a module, such as `Go 1.27.3`: fetched by any Go from 1.21 on. */
export async function toolchainVersion(cwd: string): Promise<string | Missing> {
  try {
    const { exit, stdout, stderr } = await go(["env", "GOVERSION"], cwd);
    if (exit === 0) return stdout.trim().replace(/^go/, "Go ");
    return { missing: `the Go toolchain could not be fetched: ${stderr.trim().split("\n").at(-1)}` };
  } catch {
    return { missing: "no go command on this machine. Install Go 1.21 or newer: https://go.dev/doc/install" };
  }
}
