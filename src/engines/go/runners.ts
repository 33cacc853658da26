import { untilAborted } from "../abort.ts";
import { type Spawned, WorkerConnection } from "../connection.ts";
import type { Ended } from "../engine.ts";
import type { Tasks, WorkerEvent } from "./messages.ts";
import type { RunOptions } from "./types.ts";

const CAP = 1_000_000;

/** A worker that is to run a program, or has, is kept so long for the next one; then its memory goes with it. */
const IDLE_MS = 2_000;

/** Workers that run programs, one at a time. */
export class Runners {
  readonly #spawn: () => Spawned;
  readonly #base: string;
  #idle: { line: WorkerConnection<Tasks, WorkerEvent>; timer: ReturnType<typeof setTimeout> | undefined } | undefined;

  constructor(spawn: () => Spawned, base: string) {
    this.#spawn = spawn;
    this.#base = base;
  }

  /** Starts a worker for the program that is being built, unless there is one. */
  prepare(): void {
    this.#idle = { line: this.#take(), timer: undefined };
  }

  /** Nothing is built any more: what was prepared waits as others do. */
  rest(): void {
    if (!this.#idle) return;
    clearTimeout(this.#idle.timer);
    this.#idle.timer = setTimeout(() => this.close(), IDLE_MS);
  }

  /** Runs a built program to its end, or until it is taken back. Never rejects: what broke is told. */
  async execute(wasm: Uint8Array<ArrayBuffer>, options: RunOptions, signal?: AbortSignal): Promise<Ended> {
    const { args = [], env = {}, cap = CAP, timeout, onOutput } = options;
    const line = this.#take();
    const began = performance.now();
    const stopped = signal ?? new AbortController().signal;
    const limit = timeout === undefined ? stopped : AbortSignal.any([stopped, AbortSignal.timeout(timeout)]);
    const cut = (rest: Omit<Ended, "exit" | "took">): Ended => ({ ...rest, exit: undefined, took: performance.now() - began });
    try {
      const ended = await untilAborted(
        limit,
        () => line.close(),
        () => line.ask("execute", { wasm, args, env, cap }, (told) => "stream" in told && onOutput?.(told.stream, told.text)),
      );
      if (ended && ended.problem === undefined) this.#giveBack(line);
      else line.close();
      if (ended) return ended;
      return stopped.aborted ? cut({ cut: "stopped" }) : cut({ cut: "time", problem: `It did not end within ${(timeout ?? 0) / 1000} s.` });
    } catch (error) {
      line.close();
      return cut({ cut: "engine", problem: `The program broke the engine: ${(error as Error).message}` });
    }
  }

  /** A worker for one program: give it back, or close it. */
  #take(): WorkerConnection<Tasks, WorkerEvent> {
    const idle = this.#idle;
    this.#idle = undefined;
    clearTimeout(idle?.timer);
    return idle && !idle.line.broken ? idle.line : new WorkerConnection<Tasks, WorkerEvent>(this.#spawn(), this.#base);
  }

  #giveBack(line: WorkerConnection<Tasks, WorkerEvent>): void {
    this.close();
    this.#idle = { line, timer: undefined };
    this.rest();
  }

  close(): void {
    clearTimeout(this.#idle?.timer);
    this.#idle?.line.close();
    this.#idle = undefined;
  }
}
