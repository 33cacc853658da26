import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { type ProgressEvent, progressEvent } from "./events.ts";
import { TROUBLES, type Trouble } from "./trouble.ts";

const NAME = "master-dev-interview";
const VERSION = 1;

/** `events`: the log. `aside`: what was found in it and is none of ours: kept, and not used. Both by number, in the order they were written. */
interface Schema extends DBSchema {
  events: { key: number; value: ProgressEvent; indexes: { id: string } };
  aside: { key: number; value: { found: string; value: unknown } };
}

/** The log in the browser's IndexedDB: it only grows, and is read again from where it was read before. */
export type Store = {
  /** Writes events that are not there yet, all or none. @throws a Trouble */
  append(events: readonly ProgressEvent[]): Promise<void>;
  /** What was written since the last call, by whichever tab; `aside`: how much of it was damaged, and is kept apart. */
  readOn(): Promise<{ events: ProgressEvent[]; aside: number }>;
};

/** Opens the log. @throws a Trouble as `TroubleError` */
export async function openStore(): Promise<Store> {
  let db = await open();
  /** The last that was read. */
  let upTo = 0;

  /** A browser may close a connection, for room or for an upgrade: the next call opens another one. */
  async function withDb<T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    try {
      return await work(db);
    } catch (error) {
      if ((error as Error).name !== "InvalidStateError") throw new TroubleError(troubleOf(error), error);
      db = await open();
      return work(db);
    }
  }

  return {
    append: (events) =>
      withDb(async (db) => {
        const writing = db.transaction("events", "readwrite", { durability: "strict" });
        const known = writing.store.index("id");
        await Promise.all([
          ...events.map(async (event) => {
            if ((await known.getKey(event.id)) === undefined) await writing.store.add(event);
          }),
          writing.done,
        ]);
      }),
    readOn: () =>
      withDb(async (db) => {
        const reading = db.transaction(["events", "aside"], "readwrite");
        const [log, aside] = [reading.objectStore("events"), reading.objectStore("aside")];
        const events: ProgressEvent[] = [];
        let damaged = 0;
        const range = IDBKeyRange.lowerBound(upTo, true);
        const [keys, values] = await Promise.all([log.getAllKeys(range), log.getAll(range)]);
        for (const [at, value] of values.entries()) {
          const read = progressEvent.safeParse(value);
          if (read.success) events.push(read.data);
          else {
            damaged++;
            await aside.add({ found: new Date().toISOString(), value });
            await log.delete(keys[at] ?? 0);
          }
        }
        await reading.done;
        upTo = keys.at(-1) ?? upTo;
        return { events, aside: damaged };
      }),
  };
}

async function open(): Promise<IDBPDatabase<Schema>> {
  try {
    return await openDB<Schema>(NAME, VERSION, {
      upgrade(db) {
        db.createObjectStore("events", { autoIncrement: true }).createIndex("id", "id", { unique: true });
        db.createObjectStore("aside", { autoIncrement: true });
      },
      // A newer page wants to upgrade: it must not wait for this one.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
  } catch (error) {
    throw new TroubleError(troubleOf(error), error);
  }
}

export class TroubleError extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble, cause: unknown) {
    super(TROUBLES[trouble], { cause });
    this.trouble = trouble;
  }
}

/** What an exception of IndexedDB means (https://www.w3.org/TR/IndexedDB/#exceptions). */
function troubleOf(error: unknown): Trouble {
  if (error instanceof TroubleError) return error.trouble;
  const { name } = error as Error;
  if (name === "QuotaExceededError") return "full";
  if (name === "VersionError") return "newer";
  if (name === "SecurityError" || name === "InvalidStateError" || name === "NotAllowedError" || name === "ReferenceError") return "blocked";
  return "broken";
}
