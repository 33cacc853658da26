import { registerRoute } from "workbox-routing";
import { CacheFirst, NetworkFirst } from "workbox-strategies";
import { findCache, keepBook, keptOf, NotKept } from "./keep.ts";
import { type Asked, BOOK_CACHE, type BookList, FALLBACK_FILE, KEPT, keyOf, SEEN_CACHE, type Who } from "./list.ts";

/**
 * The service worker of the whole book. A page that is kept is answered from what is kept, so that all pages are of one build; another comes from the
 * network and is kept as it was seen. A worker of a newer build waits until a reader takes it, or no page is open.
 */

/** The build, its list of files, and the files that show the page in the place of one that is not kept: as scripts/offline writes them in. */
declare const BUILD: string;
declare const LIST: string;
declare const FALLBACK: string[];

const scope = globalThis as unknown as WorkerScope;
type WorkerScope = {
  registration: { scope: string; active: unknown };
  clients: { claim(): Promise<void>; matchAll(options: { includeUncontrolled: true; type: "window" }): Promise<{ id: string }[]> };
  skipWaiting(): Promise<void>;
  addEventListener<Name extends keyof Events>(type: Name, listen: (event: Events[Name]) => void): void;
};
type Extendable = { waitUntil(done: Promise<unknown>): void };
type Events = { install: Extendable; activate: Extendable; message: Extendable & { data: Asked; ports: MessagePort[] } };

const base = scope.registration.scope;
const SEEN = `${SEEN_CACHE}${BUILD}`;
/** Pages that were open before this worker answered. */
const BEFORE = `${base}offline-before`;
/** A network that says nothing for so long counts as none, where there is a copy: s. */
const PATIENCE_S = 5;

const saves = (): boolean => (navigator as Navigator & { connection?: { saveData: boolean } }).connection?.saveData === true;
/** The address of a page or a file without what changes nothing in it. */
const plain = (url: string): string => url.replace(/[?#].*$/s, "");

async function install(): Promise<void> {
  const seen = await caches.open(SEEN);
  await seen.addAll(FALLBACK.map((path) => new Request(base + path, { cache: "no-cache" })));
  if (await keepsOther()) await keepNewer();
}

/** Whether an older build is kept whole: then this one is to be, too. */
async function keepsOther(): Promise<boolean> {
  const cache = await findCache(BOOK_CACHE);
  if (!cache) return false;
  const lists = (await cache.keys()).filter(({ url }) => isList(url) && url !== base + LIST);
  for (const request of lists) {
    const list = (await (await cache.match(request))?.json()) as BookList | undefined;
    if (list && (await keptOf(list, base)).length === list.files.length) return true;
  }
  return false;
}

const isList = (url: string): boolean => /\/offline-[0-9a-f]+\.json$/.test(url);

/**
 * Fetches this build beside the one that is kept. Where the network breaks off it rejects, and the older one stays, whole: a browser tries again. Where
 * there is room for one alone, and where data is saved, the newer one is taken without.
 */
async function keepNewer(): Promise<void> {
  if (saves()) return;
  try {
    await keepBook(await fetchList(), { base });
  } catch (error) {
    if (!(error instanceof NotKept && error.reason === "full")) throw error;
  }
}

async function fetchList(): Promise<BookList> {
  const cache = await caches.open(BOOK_CACHE);
  const response = (await cache.match(base + LIST)) ?? (await fetch(base + LIST, { cache: "no-cache" }));
  if (!response.ok) throw new NotKept("changed", LIST);
  const copy = response.clone();
  await cache.put(base + LIST, copy);
  return (await response.json()) as BookList;
}

/** Files of the kept build by their addresses, once a page has kept it. */
let keys: Map<string, string> | undefined;

async function keptFile(url: string): Promise<Response | undefined> {
  const cache = await findCache(BOOK_CACHE);
  if (!cache) return undefined;
  if (!keys) {
    const list = (await (await cache.match(base + LIST))?.json()) as BookList | undefined;
    keys = list && new Map(list.files.map((file) => [base + file.path, keyOf(base, file)]));
  }
  const key = keys?.get(url);
  return key === undefined ? undefined : cache.match(key);
}

/** Searches and fragments name places in a page, and not another page. */
const byPlainAddress = { cacheKeyWillBeUsed: async ({ request }: { request: Request }) => plain(request.url) };
/** A file to be saved, a page that is not there or that has moved are not kept as the page of an address. */
const onlyPages = {
  cacheWillUpdate: async ({ response }: { response: Response }) =>
    response.status === 200 && !response.redirected && response.headers.get("content-type")?.includes("html") ? response : null,
};
const networkFirst = { cacheName: SEEN, networkTimeoutSeconds: PATIENCE_S };
const pages = new NetworkFirst({ ...networkFirst, plugins: [byPlainAddress, onlyPages] });
const others = new NetworkFirst({ ...networkFirst, plugins: [byPlainAddress] });
const hashed = new CacheFirst({ cacheName: SEEN });

// What ./keep.ts fetches is the network's.
const isOurs = ({ request, url, sameOrigin }: { request: Request; url: URL; sameOrigin: boolean }): boolean =>
  sameOrigin && request.method === "GET" && url.href.startsWith(base) && !url.searchParams.has(KEPT);
const isIn = (folder: string, url: URL): boolean => url.href.startsWith(base + folder);

/** Whether a name says what is in the file: then a copy is right, of whichever build. */
const hasHash = ({ pathname }: URL): boolean => /[._-][0-9a-f]{7,}(\.\w+)+$/.test(pathname);

// What is kept of an engine is in its own cache: src/engines/store.ts.
registerRoute(
  (match) => isOurs(match) && isIn("engines/", match.url),
  async ({ request, url }) => {
    if (hasHash(url)) return (await caches.match(request)) ?? fetch(request);
    return await fetch(request).catch(async (error) => (await caches.match(plain(url.href))) ?? Promise.reject(error));
  },
);

registerRoute(
  (match) => isOurs(match) && match.request.mode === "navigate",
  async ({ request, event, url }) => {
    event.waitUntil(forget());
    const address = plain(url.href);
    const kept = await keptFile(address);
    if (kept) return kept;
    if (await keptFile(`${address}/`)) return Response.redirect(`${address}/${url.search}${url.hash}`);
    return await pages.handle({ request, event }).catch(async (error) => {
      return (await caches.match(base + FALLBACK_FILE)) ?? Promise.reject(error);
    });
  },
);

registerRoute(
  (match) => isOurs(match) && (isIn("assets/", match.url) || isIn("pagefind/", match.url) || isIn("img/", match.url)),
  async ({ request, event, url }) => {
    const kept = await keptFile(plain(url.href));
    if (kept) return kept;
    // A page of another build asks for files of its own, which stay as long as it does.
    if (!hasHash(url)) return await others.handle({ request, event });
    return (await caches.match(request, { ignoreSearch: true })) ?? (await hashed.handle({ request, event }));
  },
);

/** Keeps what was fetched before this worker was there. */
async function keepSeen(urls: readonly string[]): Promise<void> {
  const seen = await caches.open(SEEN);
  const ours = [...new Set(urls.filter((url) => url.startsWith(base) && !url.startsWith(`${base}engines/`)).map(plain))];
  // One by one, and each by itself: one that fails is no reason to lose the others.
  for (const url of ours) if (!(await seen.match(url))) await seen.add(url).catch(() => {});
}

const openPages = async (): Promise<string[]> =>
  (await scope.clients.matchAll({ includeUncontrolled: true, type: "window" })).map(({ id }) => id);

async function activate(): Promise<void> {
  const seen = await caches.open(SEEN);
  await seen.put(BEFORE, Response.json(await openPages()));
  await scope.clients.claim();
  await forget();
}

/** Once no page is open that was open before this worker, removes what only older builds had; and fetches what there was no room for. */
async function forget(): Promise<void> {
  const seen = await caches.open(SEEN);
  const note = await seen.match(BEFORE);
  if (!note) return;
  const [before, now] = [(await note.json()) as string[], await openPages()];
  if (now.some((id) => before.includes(id))) return;
  await seen.delete(BEFORE);
  const wanted = await keepsOther();
  await forgetOthers();
  for (const name of await caches.keys()) if (name.startsWith(SEEN_CACHE) && name !== SEEN) await caches.delete(name);
  if (wanted && !saves()) await fetchList().then((all) => keepBook(all, { base }));
}

/** Removes from what is kept of the book what is not of this build. */
async function forgetOthers(): Promise<void> {
  const cache = await findCache(BOOK_CACHE);
  const list = (await (await cache?.match(base + LIST))?.json()) as BookList | undefined;
  const needed = new Set(list ? [base + LIST, ...list.files.map((file) => keyOf(base, file))] : []);
  for (const { url } of (await cache?.keys()) ?? []) if (!needed.has(url)) await cache?.delete(url);
}

scope.addEventListener("install", (event) => event.waitUntil(install()));
scope.addEventListener("activate", (event) => event.waitUntil(activate()));
scope.addEventListener("message", (event) => {
  const { data, ports } = event;
  if (data.ask === "who") ports[0]?.postMessage({ build: BUILD, list: LIST } satisfies Who);
  if (data.ask === "takeOver") event.waitUntil(scope.skipWaiting());
  if (data.ask === "seen") event.waitUntil(keepSeen(data.urls));
});
