import { environmentErrorOf } from "../../../lab/environment.ts";
import type { ProgramBackend } from "./program-backend.ts";

/** One more backend takes as long to start as so many programs take. */
const PROGRAMS_PER_BACKEND = 12;
const MOST_BACKENDS = 5;

/** Backends of one kind, each of which serves one program at a time. */
export class Backends {
  /** How many programs may run at once. */
  readonly size: number;
  readonly version: string;
  readonly #all: ProgramBackend[];
  readonly #idle: ProgramBackend[];

  private constructor(all: ProgramBackend[]) {
    this.size = all.length;
    this.version = all[0]?.version ?? "";
    this.#all = all;
    this.#idle = [...all];
  }

  /** The one that was opened, and more where it can be doubled and programs are many. Those that do not come up are done without. */
  static async around(first: ProgramBackend, programs: number): Promise<Backends> {
    const { another } = first;
    const more = another ? Math.min(MOST_BACKENDS, Math.ceil(programs / PROGRAMS_PER_BACKEND)) - 1 : 0;
    const opened = await Promise.all(Array.from({ length: more }, () => another?.().catch(ignoreShortage)));
    return new Backends([first, ...opened.flatMap((one) => (!one || "missing" in one ? [] : [one]))]);
  }

  /** Takes an idle one for as long as the work takes. Whoever asks for more than `size` at once gets an error. */
  async use<Done>(work: (backend: ProgramBackend) => Promise<Done>): Promise<Done> {
    const backend = this.#idle.shift();
    if (!backend) throw new Error(`all ${this.size} backends are in use: one program at a time for each`);
    try {
      return await work(backend);
    } finally {
      await backend.rest?.();
      this.#idle.push(backend);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((backend) => backend.close()));
  }
}

/** Of backends that would only be quicker. */
function ignoreShortage(error: unknown): undefined {
  if (!environmentErrorOf(error)) throw error;
}
