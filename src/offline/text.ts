import { findCache, keepBook, keptOf, NotKept, openCache, put, sum } from "./keep.ts";
import { BOOK_CACHE, type BookList, type BookSize, SIZE_FILE } from "./list.ts";
import type { Part, Standing } from "./part.ts";
import { newestWorker, registered, setOff, whoIs } from "./registration.ts";

/** All pages, the search, and the scripts of exercises. @param base the site's own address, absolute, with a slash at its end */
export function textOf(base: string): Part {
  return {
    async standing() {
      const active = (await registered(base))?.active;
      const who = active ? await whoIs(active) : undefined;
      const list = who && (await keptList(base, who.list));
      const size = await fetchSize(base);
      if (list) return standingOf(sum(list.files), sum(await keptOf(list, base)), size);
      if (!size) throw new NotKept("network", SIZE_FILE);
      return standingOf(size.bytes, 0, size);
    },
    async keep(signal, tell) {
      setOff(false);
      const worker = await newestWorker(base);
      const who = await whoIs(worker);
      signal.throwIfAborted();
      if (!who) throw new NotKept("network", "service worker");
      const list = await fetchList(base, who.list, signal);
      // A browser that grants it does not clear by itself what is kept; one that does not keeps it as long as it has room.
      await navigator.storage?.persist?.().catch(() => false);
      const total = sum(list.files);
      let kept = 0;
      const onBytes = (count: number) => {
        kept += count;
        tell({ kept, total, toFetch: total - kept });
      };
      await keepBook(list, { base, signal, onBytes });
    },
    async remove() {
      await caches.delete(BOOK_CACHE);
    },
  };
}

const standingOf = (total: number, kept: number, size: BookSize | undefined): Standing => {
  // A host that compresses sends this much of a byte.
  const ratio = size ? size.packed / size.bytes : 1;
  return { total, kept, toFetch: (total - kept) * ratio };
};

const keptList = async (base: string, file: string): Promise<BookList | undefined> =>
  (await (await findCache(BOOK_CACHE))?.match(base + file))?.json() as Promise<BookList | undefined>;

async function fetchSize(base: string): Promise<BookSize | undefined> {
  const response = await fetch(base + SIZE_FILE, { cache: "no-cache" }).catch(() => undefined);
  return response?.ok ? ((await response.json()) as BookSize) : undefined;
}

async function fetchList(base: string, file: string, signal: AbortSignal): Promise<BookList> {
  const kept = await keptList(base, file);
  if (kept) return kept;
  const response = await fetch(base + file, { cache: "no-cache", signal }).catch(() => undefined);
  signal.throwIfAborted();
  if (!response?.ok) throw new NotKept(response?.status === 404 ? "changed" : "network", file);
  await put(await openCache(BOOK_CACHE), base + file, response.clone());
  return (await response.json()) as BookList;
}
