/** A file of the built book: its address below the site's, the first 16 hex digits of its SHA-256, its bytes. */
export type BookFile = { path: string; hash: string; bytes: number };

/** What a build of the book consists of. */
export type BookList = { build: string; files: BookFile[] };

/** What is known of a build before its list is fetched: `list` is the list's file, `bytes` what is kept, `packed` what a host sends that compresses. */
export type BookSize = { build: string; list: string; bytes: number; packed: number };

/** Below the site's address: {@link BookSize} of the newest build, the worker, and what is shown in the place of a page that is not kept. */
export const SIZE_FILE = "offline.json";
export const WORKER_FILE = "offline-worker.js";
export const FALLBACK_FILE = "offline.htm";

/** The cache of what {@link BookList}s name, of whichever build; names of caches of what was seen begin with the second. */
export const BOOK_CACHE = "book";
export const SEEN_CACHE = "seen-";

/** What tells such an address from the one that a page asks for. */
export const KEPT = "kept";

/**
 * The address that a file is kept under: of a path and what is in it, so that two builds can be kept side by side, and what they share once.
 * @param base the site's own address, absolute, with a slash at its end
 */
export const keyOf = (base: string, { path, hash }: BookFile): string => `${base}${path}?${KEPT}=${hash}`;

/** What pages ask the worker for. `who`: which build it is of, answered with {@link Who}; `seen`: to keep these addresses, which it did not see fetched. */
export type Asked = { ask: "who" } | { ask: "takeOver" } | { ask: "seen"; urls: string[] };
export type Who = { build: string; list: string };
