import type { EngineName } from "../src/listings/index.ts";
import type { Engine, Missing, RunningEngine } from "./engine.ts";
import { ENGINES } from "./engines/index.ts";
import { limitOf } from "./engines/observed.ts";
import { Ledger } from "./ledger.ts";
import type { Options } from "./options.ts";
import type { Plan, Task } from "./plan.ts";
import { type Report, type Result, unproven, withBrokenEngine, withoutEngine } from "./result.ts";
import { Silence, within } from "./silence.ts";

export type { Report, Result } from "./result.ts";

/** How long an engine may take to come up and to end, and how long it may say nothing, besides what its listings take by their own limits: ms. */
export type Patience = { open: number; silence: number; close: number };

/** Nothing is judged by these: an engine may have to be made first, and a build of a hundred programs tells nothing until it is done. */
const PATIENCE: Patience = { open: 30 * 60_000, silence: 30 * 60_000, close: 2 * 60_000 };

/**
 * Executes a plan on its engines, or on others in their place. What was planned is what was judged: there is one result for each task, as often
 * as it was to be executed, whatever an engine does. `done` is called as each listing ends.
 */
export async function executePlan(
  { tasks }: Pick<Plan, "tasks">,
  options: Pick<Options, "ci" | "repeat">,
  done: (result: Result) => void,
  engines: Partial<Record<EngineName, Pick<Engine, "open">>> = ENGINES,
  patience: Patience = PATIENCE,
): Promise<Report> {
  const groups = Map.groupBy(tasks, ({ engine }) => engine);
  // Side by side: servers are waited for most of the time.
  const all = await Promise.all(
    [...groups].map(([name, group]) => new Execution(name, group, options, patience, done).execute(engines[name])),
  );
  const places = new Map(tasks.map(({ listing }, place) => [listing, place]));
  const placeOf = ({ listing }: Result) => places.get(listing) ?? 0;
  return {
    results: all.flatMap(({ results }) => results).sort((a, b) => placeOf(a) - placeOf(b)),
    engines: new Map(all.map(({ name, version }) => [name, version])),
    troubles: all.flatMap(({ troubles }) => troubles),
  };
}

/** One engine, and the listings that are its. */
class Execution {
  readonly name: EngineName;
  version = "missing";
  readonly results: Result[] = [];
  readonly troubles: string[] = [];
  readonly #group: Task[];
  readonly #options: Pick<Options, "ci" | "repeat">;
  readonly #patience: Patience;
  readonly #done: (result: Result) => void;

  constructor(
    name: EngineName,
    group: Task[],
    options: Pick<Options, "ci" | "repeat">,
    patience: Patience,
    done: (result: Result) => void,
  ) {
    this.name = name;
    this.#group = group;
    this.#options = options;
    this.#patience = patience;
    this.#done = done;
  }

  async execute(engine: Pick<Engine, "open"> | undefined): Promise<this> {
    const opened = await this.#open(engine);
    if (typeof opened === "function") {
      for (let i = 0; i < this.#options.repeat; i += 1) this.#tellAll(opened);
      return this;
    }
    this.version = opened.version;
    let silent = false;
    for (let i = 0; i < this.#options.repeat; i += 1) {
      if (silent) this.#tellAll((task) => unproven(task, "has no verdict: its engine had fallen silent"));
      else silent = await this.#observe(opened);
    }
    await within(this.#patience.close, "did not end", async () => opened.close()).catch((error: Error) =>
      this.troubles.push(`${this.name}: ${error.message}`),
    );
    return this;
  }

  /** The engine; or what is to be said of each listing without it. */
  async #open(engine: Pick<Engine, "open"> | undefined): Promise<RunningEngine | ((task: Task) => Result)> {
    try {
      const opened: RunningEngine | Missing = engine
        ? await within(this.#patience.open, "did not come up", async () => engine.open())
        : { missing: `no engine for ${this.name}` };
      return "missing" in opened ? (task) => withoutEngine(task, opened, this.#options.ci) : opened;
    } catch (error) {
      // It is here, and did not come up: the machine's fault.
      return (task) => withBrokenEngine(task, error, true);
    }
  }

  /** Returns whether it has fallen silent. */
  async #observe(engine: RunningEngine): Promise<boolean> {
    const ledger = new Ledger(this.#group, this.#options.ci, this.#done);
    const limit = this.#group.reduce((most, { listing }) => Math.max(most, limitOf(listing, 0)), 0) + this.#patience.silence;
    const silence = new Silence(limit);
    const work = async () =>
      engine.observe(
        this.#group.map(({ listing }) => listing),
        (listing, observation) => {
          ledger.take(listing, observation);
          silence.heard(limit);
        },
      );
    let fell: number | undefined;
    let why = (task: Task) => unproven(task, "has no verdict: its engine was done without a word on it");
    try {
      fell = await Promise.race([work().then(() => undefined), silence.fell]);
      const seconds = (fell ?? 0) / 1000;
      if (fell !== undefined) why = (task) => unproven(task, `has no verdict: nothing was heard of its engine for ${seconds} s`);
    } catch (error) {
      // The other engines go on: what this one had not told yet is not proven.
      why = (task) => withBrokenEngine(task, error, false);
    }
    silence.end();
    this.results.push(...ledger.close(why));
    for (const { line } of ledger.strays) this.troubles.push(`${this.name} told of a listing in line ${line} that it was not asked for`);
    return fell !== undefined;
  }

  #tellAll(tell: (task: Task) => Result): void {
    for (const task of this.#group) {
      const result = tell(task);
      this.results.push(result);
      this.#done(result);
    }
  }
}
