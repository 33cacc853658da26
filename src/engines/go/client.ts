import type { Ended, Files, Note, Progress } from "../engine.ts";
import { Line, type Spawned } from "./line.ts";
import type { Task, Tasks } from "./messages.ts";
import { parseOutcomes } from "./toolchain/outcomes.ts";
import type { Checked, Formatted, GoEngine, RunOptions, RunResult, TestResult } from "./types.ts";

const CAP = 1_000_000;
const STOPPED: Ended = { exit: undefined, cut: "stopped", took: 0 };

/**
 * Go in this page. Nothing is fetched and no worker is started before something is asked of it; then there is one, and one more while a
 * program runs.
 * @param base where the engine's files are, with a slash at its end: `/engines/go/` below the site's base URL
 * @param spawn starts a worker; the default is for browsers
 */
export const openGo = (base: string, spawn: () => Spawned = spawnWorker): GoEngine => new Client(base, spawn);

class Client implements GoEngine {
  version = "";
  readonly #base: string;
  readonly #spawn: () => Spawned;
  #tools: Line | undefined;
  #program: Line | undefined;
  /** Ends what goes on now; set while something does. */
  #cancel: (() => void) | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(base: string, spawn: () => Spawned) {
    this.#base = base;
    this.#spawn = spawn;
  }

  async load(onProgress?: (progress: Progress) => void): Promise<void> {
    const { toolchain } = await this.#ask("load", undefined, onProgress);
    this.version = toolchain.replace(/^go/, "Go ");
  }

  run(files: Files, options: RunOptions = {}): Promise<RunResult> {
    return this.#inTurn(() => this.#buildAndRun("build", files, options));
  }

  test(files: Files, options: RunOptions = {}): Promise<TestResult> {
    return this.#inTurn(async () => {
      let stdout = "";
      const onOutput: RunOptions["onOutput"] = (stream, text) => {
        if (stream === "out") stdout += text;
        options.onOutput?.(stream, text);
      };
      const args = ["-test.v", ...(options.args ?? [])];
      const result = await this.#buildAndRun("buildTests", files, { ...options, args, onOutput });
      return { ...result, tests: parseOutcomes(stdout) };
    });
  }

  build(files: Files): Promise<Checked> {
    return this.#inTurn(async () => without(await this.#ask("build", files)));
  }

  vet(files: Files, onProgress?: (progress: Progress) => void): Promise<Checked> {
    return this.#inTurn(() => this.#ask("vet", files, onProgress));
  }

  escapes(files: Files): Promise<Checked> {
    return this.#inTurn(() => this.#ask("escapes", files));
  }

  format(source: string, onProgress?: (progress: Progress) => void): Promise<Formatted> {
    return this.#inTurn(() => this.#ask("format", source, onProgress));
  }

  async prewarm(): Promise<void> {
    await this.#ask("prewarm", undefined);
  }

  cancel(): void {
    this.#cancel?.();
  }

  dispose(): void {
    this.cancel();
    this.#tools?.close();
    this.#tools = undefined;
  }

  async #buildAndRun(task: "build" | "buildTests", files: Files, options: RunOptions): Promise<RunResult> {
    options.onPhase?.("building");
    const built = await this.#stoppable(this.#ask(task, files), () => {});
    if (!built) return { ...STOPPED, notes: [] };
    const { exit, notes, wasm } = built;
    if (!wasm) return { exit, notes, took: 0 };
    options.onPhase?.("running");
    return { ...(await this.#execute(wasm, options)), notes };
  }

  async #execute(wasm: Uint8Array<ArrayBuffer>, options: RunOptions): Promise<Ended> {
    const { args = [], env = {}, virtualClock = false, cap = CAP, timeout, onOutput } = options;
    const line = new Line(this.#spawn(), this.#base);
    this.#program = line;
    const began = performance.now();
    const timer = timeout === undefined ? undefined : setTimeout(() => this.cancel(), timeout);
    try {
      const running = line.ask("execute", { wasm, args, env, virtualClock, cap }, { onOutput }, [wasm.buffer]);
      const ended = await this.#stoppable(running, () => line.close());
      return ended ?? { ...STOPPED, took: performance.now() - began };
    } catch (error) {
      const problem = `The program broke the engine: ${(error as Error).message}`;
      return { exit: undefined, cut: "engine", problem, took: performance.now() - began };
    } finally {
      clearTimeout(timer);
      line.close();
      this.#program = undefined;
    }
  }

  /** `undefined` when it was cancelled first, which `end` is then told. What a worker still says of it is not heard. */
  async #stoppable<Answer>(work: Promise<Answer>, end: () => void): Promise<Answer | undefined> {
    try {
      return await Promise.race([
        work,
        new Promise<undefined>((resolve) => {
          this.#cancel = () => {
            work.catch(() => {}); // it is rejected when its worker ends
            end();
            resolve(undefined);
          };
        }),
      ]);
    } finally {
      this.#cancel = undefined;
    }
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(work, work);
    this.#last = turn;
    return turn;
  }

  #ask<Name extends Task>(task: Name, asked: Tasks[Name][0], onProgress?: (progress: Progress) => void): Promise<Tasks[Name][1]> {
    this.#tools ??= new Line(this.#spawn(), this.#base);
    return this.#tools.ask(task, asked, { onProgress });
  }
}

const without = ({ exit, notes }: { exit: number; notes: Note[] }): Checked => ({ exit, notes });

function spawnWorker(): Spawned {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "go" });
  return {
    post: (request, transfer) => worker.postMessage(request, transfer),
    onReply: (listen) => worker.addEventListener("message", ({ data }) => listen(data)),
    onError: (listen) => worker.addEventListener("error", ({ message }) => listen(message || "The worker did not start.")),
    terminate: () => worker.terminate(),
  };
}
