import { spawn } from "node:child_process";
import type { Stage } from "./stages.ts";
import type { End } from "./tell.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** Windows has no process groups. */
const GROUPS = process.platform !== "win32";

/**
 * Runs a script of package.json as `npm run` would, without npm's own start of half a second. It has a process group of its own, which gets the
 * signals that we get, and ends with us: else what a shell started would go on.
 * @param root the folder of that package.json
 * @returns how it ended and, of a quiet one, what it said. (The exit code is lost: `node --run` makes 1 of all but 0.)
 */
export function execute(
  { script, args = [], quiet = false }: Pick<Stage, "script" | "args" | "quiet">,
  root: string,
): Promise<{ end: End; said: string }> {
  const stream = quiet ? "pipe" : "inherit";
  const child = spawn(process.execPath, ["--run", script, "--", ...args], {
    cwd: root,
    detached: GROUPS,
    stdio: ["ignore", stream, stream],
    // Colours, for a terminal that the script does not see.
    env: quiet && process.stdout.isTTY && !process.env.NO_COLOR ? { ...process.env, FORCE_COLOR: "1" } : process.env,
  });
  let said = "";
  for (const output of [child.stdout, child.stderr]) output?.setEncoding("utf8").on("data", (text: string) => (said += text));

  let stopped = false;
  const send = (signal: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(GROUPS ? -child.pid : child.pid, signal);
    } catch {
      // All of it has ended by itself.
    }
  };
  const passOn = (signal: NodeJS.Signals) => {
    stopped = true;
    send(signal);
  };
  const leave = () => send("SIGTERM");
  for (const signal of SIGNALS) process.on(signal, passOn);
  process.once("exit", leave);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      for (const signal of SIGNALS) process.off(signal, passOn);
      process.off("exit", leave);
      resolve({ end: stopped ? "was stopped" : code === 0 ? "held" : "failed", said });
    });
  });
}
