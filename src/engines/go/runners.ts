import { type Spawned, WorkerConnection } from "../connection.ts";
import type { Tasks, WorkerEvent } from "./messages.ts";

/** A worker whose program ended well is kept so long for the next one; then its memory goes with it. */
const IDLE_MS = 2_000;

/** Workers that run programs, one at a time. */
export class Runners {
  readonly #spawn: () => Spawned;
  readonly #base: string;
  #idle: { line: WorkerConnection<Tasks, WorkerEvent>; timer: ReturnType<typeof setTimeout> } | undefined;

  constructor(spawn: () => Spawned, base: string) {
    this.#spawn = spawn;
    this.#base = base;
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
    this.#idle = { line, timer: setTimeout(() => this.close(), IDLE_MS) };
  }

  close(): void {
    clearTimeout(this.#idle?.timer);
    this.#idle?.line.close();
    this.#idle = undefined;
  }
}
