import { type ChildProcess, spawn } from "node:child_process";
import { forgetGroup, watchGroup } from "./watcher.ts";

/** How one execution ended. Streams are cut at the cap; `truncated` tells. */
export type Execution = {
  exit: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  timedOut: boolean;
  truncated: boolean;
};

export type ExecuteOptions = {
  cwd: string;
  env?: NodeJS.ProcessEnv;
  /** Milliseconds. */
  timeout: number;
  /** Bytes kept of each stream; a program that prints more is stopped. */
  cap?: number;
  /** Called when the program has ended: ends what it started and its process group does not hold. */
  sweep?: () => Promise<void>;
};

export const OUTPUT_CAP = 64 * 1024;

const running = new Set<ChildProcess>();

/** Ends a program with everything it started: each runs in a process group of its own. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // The group is gone already.
  }
}

/** Ends every program that is still running: for Ctrl-C and for the way out. */
export function killAll(): void {
  for (const child of running) killGroup(child);
}

/**
 * Runs a program to its end, its time limit or its output limit, whichever comes first. It ends when nobody holds its output any more.
 * Rejects only when the program could not be started.
 */
export function execute(file: string, args: string[], { cwd, env, timeout, cap = OUTPUT_CAP, sweep }: ExecuteOptions): Promise<Execution> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env: env ?? process.env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    const { pid, stdout: out, stderr: err } = child;
    running.add(child);
    if (pid !== undefined) watchGroup(pid);
    const seen = { timedOut: false, truncated: false };
    const timer = setTimeout(() => {
      seen.timedOut = true;
      killGroup(child);
      if (sweep) return;
      // What left the group cannot be ended, and may hold the output for ever.
      out.destroy();
      err.destroy();
    }, timeout);
    const collect = (stream: NodeJS.ReadableStream) => {
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on("data", (chunk: Buffer) => {
        const room = cap - size;
        size += chunk.length;
        if (room > 0) chunks.push(chunk.subarray(0, room));
        if (size > cap && !seen.truncated) {
          seen.truncated = true;
          killGroup(child);
        }
      });
      return () => Buffer.concat(chunks).toString("utf8");
    };
    const [stdout, stderr] = [collect(out), collect(err)];
    const finish = () => {
      clearTimeout(timer);
      running.delete(child);
      if (pid !== undefined) forgetGroup(pid);
    };
    child.on("error", (error) => {
      finish();
      reject(error);
    });
    let swept: Promise<void> | undefined;
    child.on("exit", () => {
      killGroup(child); // what it started in the background ends with it
      swept = sweep?.();
    });
    child.on("close", (exit, signal) => {
      finish();
      const done = () => resolve({ exit, signal, stdout: stdout(), stderr: stderr(), ...seen });
      if (swept) swept.then(done, reject);
      else done();
    });
  });
}
