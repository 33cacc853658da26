import type { NewEvent, ProgressEvent } from "./events.ts";
import { type Known, NOTHING } from "./known.ts";
import { keepMarks } from "./marks.ts";
import { askToPersist } from "./persist.ts";
import { progressOf } from "./state.ts";
import { openStore, type Store, TroubleError } from "./store.ts";
import { timeAfter } from "./time.ts";

/**
 * The reader's log, as this tab sees it. It is read once, and again when another tab has written. What is handed in is known at once and written
 * behind that; what could not be written is tried again with the next.
 */
export class ProgressLog {
  #known: Known = NOTHING;
  #waiting: ProgressEvent[] = [];
  readonly #ids = new Set<string>();
  readonly #listeners = new Set<() => void>();
  readonly #others: BroadcastChannel | undefined;
  #store: Store | undefined;
  #queue: Promise<void>;

  constructor() {
    this.#others = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("progress");
    this.#others?.addEventListener("message", () => this.#then(() => this.#readOn()));
    this.#queue = this.#open();
  }

  /** What is known now. */
  readonly known = (): Known => this.#known;

  /** Calls back whenever that changes, until what is returned is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** When all that was written before has been read. */
  get ready(): Promise<void> {
    return this.#queue;
  }

  /** Adds what has happened. @returns the event, when it is written or it is known why not */
  async record(event: NewEvent): Promise<ProgressEvent> {
    await this.#queue;
    const last = this.#known.events.reduce((latest, { at }) => Math.max(latest, at), 0);
    const whole = { ...event, id: crypto.randomUUID(), at: timeAfter(last, Date.now()) } as ProgressEvent;
    await this.add([whole]);
    if (event.type === "graded" || event.type === "answered") askToPersist();
    return whole;
  }

  /** Adds events that have their ids already, from a file: those that are known are not added again. @returns how many were new */
  async add(events: readonly ProgressEvent[]): Promise<number> {
    await this.#queue;
    const fresh = events.filter(({ id }) => !this.#ids.has(id));
    this.#waiting.push(...fresh);
    const count = this.#take(fresh);
    await this.#then(() => this.#write());
    return count;
  }

  /** Runs after all that was begun before: the log is read and written by one at a time. */
  #then(work: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(work);
    return this.#queue;
  }

  async #open(): Promise<void> {
    try {
      this.#store = await openStore();
      await this.#readOn();
    } catch (error) {
      this.#fail(error);
    }
  }

  async #readOn(): Promise<void> {
    try {
      const read = await this.#store?.readOn();
      if (!read) return;
      this.#known = { ...this.#known, aside: this.#known.aside + read.aside };
      this.#take(read.events);
    } catch (error) {
      this.#fail(error);
    }
  }

  async #write(): Promise<void> {
    const writing = [...this.#waiting];
    if (writing.length === 0) return;
    try {
      this.#store ??= await openStore();
      await this.#store.append(writing);
      this.#waiting = this.#waiting.slice(writing.length);
      const { trouble: _, ...known } = this.#known;
      this.#known = known;
      await this.#readOn();
      this.#others?.postMessage("written");
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Makes events known. @returns how many were not */
  #take(events: readonly ProgressEvent[]): number {
    const fresh = events.filter(({ id }) => !this.#ids.has(id) && this.#ids.add(id));
    const all = fresh.length > 0 ? [...this.#known.events, ...fresh] : this.#known.events;
    const progress = fresh.length > 0 ? progressOf(all) : this.#known.progress;
    this.#tell({ ...this.#known, events: all, progress });
    if (fresh.length > 0) keepMarks(progress);
    return fresh.length;
  }

  #fail(error: unknown): void {
    const trouble = error instanceof TroubleError ? error.trouble : "broken";
    this.#tell({ ...this.#known, trouble });
  }

  #tell(known: Known): void {
    this.#known = known;
    for (const listener of this.#listeners) listener();
  }
}
