import { untilAborted } from "../abort.ts";
import { type Spawned, WorkerConnection } from "../connection.ts";
import type { Ended, Files, Progress } from "../engine.ts";
import { notFetched } from "../missing.ts";
import { TaskQueue } from "../queue.ts";
import { spawnWorker } from "../spawn.ts";
import { CACHE } from "./manifest.ts";
import type { Task, Tasks, WorkerEvent } from "./messages.ts";
import { Runners } from "./runners.ts";
import { parseOutcomes } from "./toolchain/outcomes.ts";
import type { Built } from "./toolchain/toolchain.ts";
import type { Checked, Formatted, GoEngine, RunOptions, RunResult, TestResult } from "./types.ts";

/** Its worker in a browser, and what is said where it cannot be had. */
const WORKER = { name: "go", missing: notFetched("The compiler") };
/** The one that compiles, whose own code the browser keeps. */
const COMPILER = { ...WORKER, cache: CACHE };
const STOPPED: Ended = { exit: undefined, cut: "stopped", took: 0 };

/**
 * Go in this page. Nothing is fetched and no worker is started before something is asked of it; then there is one, and one more while a
 * program runs and for a moment after.
 * @param base where the engine's files are, with a slash at its end: `/engines/go/` below the site's base URL
 * @param spawn starts a worker, which compiles or runs programs; the default is for browsers
 */
export function openGo(
  base: string,
  spawn = (from: string, compiles: boolean) => spawnWorker(from, compiles ? COMPILER : WORKER),
): GoEngine {
  // A worker that is made from a script in memory has no address that a path could begin from.
  const absolute = "location" in globalThis ? new URL(base, location.href).href : base;
  return new Client(absolute, (compiles) => spawn(absolute, compiles));
}

class Client implements GoEngine {
  version = "";
  readonly #base: string;
  readonly #spawn: (compiles: boolean) => Spawned;
  readonly #queue = new TaskQueue();
  readonly #runners: Runners;
  #tools: WorkerConnection<Tasks, WorkerEvent> | undefined;
  /** What was built last: who runs a program twice does not wait twice. */
  #built: { key: string; result: Built } | undefined;

  constructor(base: string, spawn: (compiles: boolean) => Spawned) {
    this.#base = base;
    this.#spawn = spawn;
    this.#runners = new Runners(() => spawn(false), base);
  }

  async load(onProgress?: (progress: Progress) => void): Promise<void> {
    const { toolchain } = await this.#ask("load", undefined, onProgress);
    this.version = toolchain.replace(/^go/, "Go ");
  }

  async run(files: Files, options: RunOptions = {}): Promise<RunResult> {
    const result = await this.#queue.take(options.signal, (signal) => this.#buildAndRun("build", files, options, signal));
    return result ?? { ...STOPPED, notes: [] };
  }

  async test(files: Files, options: RunOptions = {}): Promise<TestResult> {
    let stdout = "";
    const onOutput: RunOptions["onOutput"] = (stream, text) => {
      if (stream === "out") stdout += text;
      options.onOutput?.(stream, text);
    };
    const verbose = { ...options, args: ["-test.v", ...(options.args ?? [])], onOutput };
    const result = await this.#queue.take(options.signal, (signal) => this.#buildAndRun("buildTests", files, verbose, signal));
    return { ...(result ?? { ...STOPPED, notes: [] }), tests: parseOutcomes(stdout) };
  }

  async build(files: Files): Promise<Checked> {
    const { exit, notes } = await this.#ask("build", files);
    return { exit, notes };
  }

  vet(files: Files, onProgress?: (progress: Progress) => void): Promise<Checked> {
    return this.#ask("vet", files, onProgress);
  }

  escapes(files: Files): Promise<Checked> {
    return this.#ask("escapes", files);
  }

  format(source: string, onProgress?: (progress: Progress) => void): Promise<Formatted> {
    return this.#ask("format", source, onProgress);
  }

  async prewarm(): Promise<void> {
    await this.#ask("prewarm", undefined);
  }

  cancel(): void {
    this.#queue.cancelAll();
  }

  dispose(): void {
    this.cancel();
    this.#tools?.close();
    this.#runners.close();
  }

  /** `undefined`: it was cancelled. Of a program that ran, what there is of it is told. */
  async #buildAndRun(task: "build" | "buildTests", files: Files, options: RunOptions, signal: AbortSignal): Promise<RunResult | undefined> {
    options.onPhase?.("loading");
    // Stop while it loads or compiles ends the toolchain's worker: a download, or a compiler that does not come to an end.
    const built = await untilAborted(
      signal,
      () => this.#tools?.close(),
      async () => {
        await this.load(options.onProgress);
        options.onPhase?.("building");
        this.#runners.prepare();
        return await this.#build(task, files, options);
      },
    ).finally(() => this.#runners.rest());
    if (!built) return undefined;
    const { exit, notes, wasm } = built;
    if (!wasm) return { exit, notes, took: 0 };
    options.onPhase?.("running");
    return { ...(await this.#runners.execute(wasm, options, signal)), notes };
  }

  async #build(task: "build" | "buildTests", files: Files, options: RunOptions): Promise<Built> {
    // What a program imports may have to be fetched yet; then it is built.
    const onProgress = (progress: Progress) => {
      options.onProgress?.(progress);
      if (progress.loaded >= progress.total) options.onPhase?.("building");
    };
    const key = JSON.stringify([task, files]);
    if (this.#built?.key !== key) this.#built = { key, result: await this.#ask(task, files, onProgress) };
    return this.#built.result;
  }

  #ask<Name extends Task>(task: Name, asked: Tasks[Name][0], onProgress?: (progress: Progress) => void): Promise<Tasks[Name][1]> {
    if (!this.#tools || this.#tools.broken) this.#tools = new WorkerConnection(this.#spawn(true), this.#base);
    return this.#tools.ask(task, asked, (told) => "progress" in told && onProgress?.(told.progress));
  }
}
