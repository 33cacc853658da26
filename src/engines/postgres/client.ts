import { untilAborted } from "../abort.ts";
import { type Spawned, WorkerConnection } from "../connection.ts";
import { TaskQueue } from "../queue.ts";
import { spawnWorker } from "../spawn.ts";
import type { RestartNeeded, Tasks, WorkerEvent } from "./messages.ts";
import type { Checked, PostgresEngine, Ran, RunOptions } from "./types.ts";

const LIMIT = 500;
const WORKER = {
  name: "postgres",
  missing: "PostgreSQL is not at hand: it could not be fetched. Is the network there? Press again to try again.",
};

/**
 * PostgreSQL in this page. Nothing is fetched and no worker is started before something is asked of it.
 * @param base where the engine's files are, with a slash at its end: `/engines/postgres/` below the site's base URL
 * @param spawn starts a worker; the default is for browsers
 */
export function openPostgres(base: string, spawn: (base: string) => Spawned = (from) => spawnWorker(from, WORKER)): PostgresEngine {
  // A worker that is made from a script in memory has no address that a path could begin from.
  const absolute = "location" in globalThis ? new URL(base, location.href).href : base;
  return new Client(absolute, () => spawn(absolute));
}

type Cut = Pick<Ran, "cut" | "problem">;
type Hear = (told: WorkerEvent) => void;

class Client implements PostgresEngine {
  version = "";
  readonly #base: string;
  readonly #spawn: () => Spawned;
  readonly #queue = new TaskQueue();
  #line: WorkerConnection<Tasks, WorkerEvent> | undefined;

  constructor(base: string, spawn: () => Spawned) {
    this.#base = base;
    this.#spawn = spawn;
  }

  async load(onProgress?: RunOptions["onProgress"]): Promise<void> {
    await this.#load((told) => "progress" in told && onProgress?.(told.progress));
  }

  async run(script: string, options: RunOptions): Promise<Ran> {
    const { environment, fresh = true, analyze = false, limit = LIMIT } = options;
    const outcomes: Ran["outcomes"] = [];
    const hear: Hear = (told) => {
      if (!("outcome" in told)) return;
      outcomes.push(told.outcome);
      options.onOutcome?.(told.outcome);
    };
    const ran = await this.#take<Ran>(options, hear, (line, tell) => line.ask("run", { script, environment, fresh, analyze, limit }, tell));
    // Of a script that was cut off there is what was told until then.
    return "outcomes" in ran ? ran : { ...ran, outcomes, statements: outcomes.length };
  }

  async check(answer: string, checks: string, options: Parameters<PostgresEngine["check"]>[2]): Promise<Checked> {
    const { environment, analyze = false } = options;
    const done = await this.#take<Checked>(
      options,
      () => {},
      (line, tell) => line.ask("check", { answer, checks, environment, analyze }, tell),
    );
    return "checks" in done ? done : { ...done, checks: [] };
  }

  async reset(): Promise<void> {
    if (this.#line && !this.#line.broken) await this.#queue.take(undefined, async () => this.#line?.ask("reset", undefined));
  }

  cancel(): void {
    this.#queue.cancelAll();
  }

  dispose(): void {
    this.cancel();
    this.#line?.close();
  }

  async #load(tell: Hear): Promise<WorkerConnection<Tasks, WorkerEvent>> {
    if (!this.#line || this.#line.broken) this.#line = new WorkerConnection(this.#spawn(), this.#base);
    const line = this.#line;
    this.version = (await line.ask("load", undefined, tell)).version;
    return line;
  }

  /** One turn: what it came to, or why it did not. A server that cannot be brought back is ended, and another one is asked the same. */
  async #take<Answer>(
    { signal: taken, timeout, onPhase, onProgress }: Pick<RunOptions, "signal" | "timeout" | "onPhase" | "onProgress">,
    hear: Hear,
    ask: (line: WorkerConnection<Tasks, WorkerEvent>, tell: Hear) => Promise<Answer | RestartNeeded>,
  ): Promise<Answer | (Cut & { took: number })> {
    const began = performance.now();
    const cut = (how: Cut) => ({ ...how, took: performance.now() - began });
    const tell: Hear = (told) => {
      if ("phase" in told) onPhase?.(told.phase);
      if ("progress" in told) onProgress?.(told.progress);
      hear(told);
    };
    const work = async (signal: AbortSignal): Promise<Answer | (Cut & { took: number })> => {
      const limit = timeout === undefined ? signal : AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
      const end = () => this.#line?.close();
      onPhase?.("loading");
      const line = await untilAborted(limit, end, () => this.#load(tell));
      // What breaks while it works is the script's doing; what breaks before is told by rejecting.
      const done =
        line &&
        (await untilAborted(limit, end, () => ask(line, tell)).catch((error: Error) => {
          line.close();
          return cut({ cut: "engine", problem: `The script broke the server: ${error.message}` });
        }));
      if (!done) return cut(signal.aborted ? STOPPED : { cut: "time", problem: `It did not end within ${(timeout ?? 0) / 1000} s.` });
      if (!needsRestart(done)) return done;
      end();
      return await work(signal);
    };
    return (await this.#queue.take(taken, work)) ?? cut(STOPPED);
  }
}

const STOPPED: Cut = { cut: "stopped" };
const needsRestart = (done: unknown): done is RestartNeeded => typeof done === "object" && done !== null && "restartNeeded" in done;
