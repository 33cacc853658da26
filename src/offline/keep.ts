import pLimit from "p-limit";
import { BOOK_CACHE, type BookFile, type BookList, keyOf } from "./list.ts";

/** Why something could not be kept whole: the device has no room, the network broke off, another build has been published, storage is blocked. */
export type Reason = "full" | "network" | "changed" | "blocked";

/** What arrived before is kept, and is not fetched again. */
export class NotKept extends Error {
  readonly reason: Reason;

  constructor(reason: Reason, what: string) {
    super(`${what}: ${reason}`);
    this.reason = reason;
  }
}

/** So many files are fetched at a time. */
const AT_ONCE = 6;

type Options = { base: string; signal?: AbortSignal; onBytes?: (count: number) => void };

/**
 * Keeps every file of a list that is not kept yet. For the page and for the worker.
 * @param options.base the site's own address, absolute, with a slash at its end
 * @param options.onBytes is told of each file that is there, those of before at once
 * @throws {NotKept}; what the signal was aborted with, after it was
 */
export async function keepBook({ files }: BookList, { base, signal, onBytes }: Options): Promise<void> {
  const cache = await openCache(BOOK_CACHE);
  const kept = await keysOf(cache);
  const missing = files.filter((file) => !kept.has(keyOf(base, file)));
  onBytes?.(sum(files) - sum(missing));
  // The first that fails ends the others.
  const ended = new AbortController();
  const either = signal ? AbortSignal.any([signal, ended.signal]) : ended.signal;
  const limit = pLimit(AT_ONCE);
  const keepOne = async (file: BookFile) => {
    either.throwIfAborted();
    await put(cache, keyOf(base, file), await fetchFile(base, file, either));
    onBytes?.(file.bytes);
  };
  try {
    await Promise.all(missing.map((file) => limit(keepOne, file)));
  } catch (error) {
    ended.abort(error);
    throw error;
  }
}

/** Which files of a list are kept. */
export async function keptOf({ files }: BookList, base: string): Promise<BookFile[]> {
  const cache = await findCache(BOOK_CACHE);
  const kept = cache ? await keysOf(cache) : new Set();
  return files.filter((file) => kept.has(keyOf(base, file)));
}

export const sum = (files: readonly BookFile[]): number => files.reduce((total, { bytes }) => total + bytes, 0);

/** @throws {NotKept} where a browser keeps nothing for this site */
export async function openCache(name: string): Promise<Cache> {
  try {
    return await caches.open(name);
  } catch {
    throw new NotKept("blocked", name);
  }
}

/** A cache, if it is there; to open one makes it. @throws {NotKept} where a browser keeps nothing for this site */
export async function findCache(name: string): Promise<Cache | undefined> {
  const isThere = await caches.has(name).catch(() => {
    throw new NotKept("blocked", name);
  });
  return isThere ? await openCache(name) : undefined;
}

/** Puts a response into a cache. @throws {NotKept} where it cannot */
export async function put(cache: Cache, key: string, response: Response): Promise<void> {
  try {
    await cache.put(key, response);
  } catch (error) {
    throw new NotKept((error as Error).name === "QuotaExceededError" ? "full" : "blocked", key);
  }
}

export const keysOf = async (cache: Cache): Promise<Set<string>> => new Set((await cache.keys()).map(({ url }) => url));

/** A file, if it is of the build that the list is of: another one may have been published meanwhile. */
async function fetchFile(base: string, file: BookFile, signal: AbortSignal): Promise<Response> {
  const { path, hash } = file;
  // By its key: no copy on the way has that, and the worker leaves it to the network.
  const response = await fetch(keyOf(base, file), { cache: "no-store", priority: "low", signal }).catch(() => undefined);
  const body = response?.ok ? await response.arrayBuffer().catch(() => undefined) : undefined;
  signal.throwIfAborted();
  // A file of an older build is gone.
  if (response?.status === 404) throw new NotKept("changed", path);
  if (!response || !body) throw new NotKept("network", path);
  if ((await hashOf(body)) !== hash) throw new NotKept("changed", path);
  const type = response.headers.get("content-type");
  return new Response(body, type ? { headers: { "content-type": type } } : {});
}

async function hashOf(body: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return [...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
