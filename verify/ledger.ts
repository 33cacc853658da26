import type { Listing } from "../src/listings/index.ts";
import type { Observation } from "./engine.ts";
import type { Task } from "./plan.ts";
import { judged, type Result, unproven } from "./result.ts";

/** What one engine was asked, and what it told: each listing has one verdict, whatever an engine does. */
export class Ledger {
  /** Told of a listing that it was not asked for. */
  readonly strays: Listing[] = [];
  readonly #ci: boolean;
  readonly #tasks: Map<Listing, Task>;
  readonly #results = new Map<Listing, Result>();
  readonly #onResult: (result: Result) => void;

  /** @param onResult hears of each listing once, as soon as there is something to hear */
  constructor(tasks: Task[], ci: boolean, onResult: (result: Result) => void) {
    this.#ci = ci;
    this.#tasks = new Map(tasks.map((task) => [task.listing, task]));
    this.#onResult = onResult;
  }

  get left(): Task[] {
    return [...this.#tasks.values()].filter(({ listing }) => !this.#results.has(listing));
  }

  /** What was seen of a listing. Of two answers neither counts; one that comes after `close` changes nothing. */
  take(listing: Listing, observation: Observation): void {
    const task = this.#tasks.get(listing);
    if (!task) this.strays.push(listing);
    else if (this.#results.has(listing)) this.#results.set(listing, unproven(task, "has two verdicts: its engine told twice what it saw"));
    else this.#enter(judged(task, observation, this.#ci));
  }

  /** Every result, in the order of the tasks. @param why what is to be said of a listing without one */
  close(why: (task: Task) => Result): Result[] {
    for (const task of this.left) this.#enter(why(task));
    return [...this.#tasks.keys()].flatMap((listing) => this.#results.get(listing) ?? []);
  }

  #enter(result: Result): void {
    this.#results.set(result.listing, result);
    this.#onResult(result);
  }
}
