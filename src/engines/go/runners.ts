import { Line, type Spawned } from "../line.ts";
import type { Tasks, Told } from "./messages.ts";

/** A worker whose program ended well is kept so long for the next one; then its memory goes with it. */
const IDLE_MS = 2_000;

/** Workers that run programs, one at a time. */
export class Runners {
  readonly #spawn: () => Spawned;
  readonly #base: string;
  #idle: { line: Line<Tasks, Told>; timer: ReturnType<typeof setTimeout> } | undefined;

  constructor(spawn: () => Spawned, base: string) {
    this.#spawn = spawn;
    this.#base = base;
  }

  /** A worker for one program: give it back, or close it. */
  take(): Line<Tasks, Told> {
    const idle = this.#idle;
    this.#idle = undefined;
    clearTimeout(idle?.timer);
    return idle && !idle.line.broken ? idle.line : new Line<Tasks, Told>(this.#spawn(), this.#base);
  }

  giveBack(line: Line<Tasks, Told>): void {
    this.close();
    this.#idle = { line, timer: setTimeout(() => this.close(), IDLE_MS) };
  }

  close(): void {
    clearTimeout(this.#idle?.timer);
    this.#idle?.line.close();
    this.#idle = undefined;
  }
}
