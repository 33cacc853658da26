import { type Spawned, WorkerConnection } from "../connection.ts";
import type { Tasks, WorkerEvent } from "./messages.ts";

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
    this.#idle = { line: this.take(), timer: undefined };
  }

  /** Nothing is built any more: what was prepared waits as others do. */
  rest(): void {
    if (!this.#idle) return;
    clearTimeout(this.#idle.timer);
    this.#idle.timer = setTimeout(() => this.close(), IDLE_MS);
  }

  /** A worker for one program: give it back, or close it. */
  take(): WorkerConnection<Tasks, WorkerEvent> {
    const idle = this.#idle;
    this.#idle = undefined;
    clearTimeout(idle?.timer);
    return idle && !idle.line.broken ? idle.line : new WorkerConnection<Tasks, WorkerEvent>(this.#spawn(), this.#base);
  }

  giveBack(line: WorkerConnection<Tasks, WorkerEvent>): void {
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
