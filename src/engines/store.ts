import { ZSTDDecoder } from "zstddec";
import type { Artefact, NoManifest } from "./artefact.ts";
import { NO_MEMORY, notFetched } from "./missing.ts";
import { type Fetch, fetchWhole } from "./whole.ts";

export type { Fetch };

/** What an engine is given its files by. */
export type Source<Manifest> = {
  /** Rejects in words for readers. */
  manifest(): Promise<Manifest>;
  /** One file, unpacked. `onBytes` is told of each piece that arrives, by its length. */
  get(artefact: Artefact, onBytes?: (count: number) => void): Promise<Uint8Array<ArrayBuffer>>;
  /** The same of a file that is a WebAssembly module, compiled. */
  module(artefact: Artefact, onBytes?: (count: number) => void): Promise<WebAssembly.Module>;
};

/** `name` begins sentences for readers: `The compiler`. */
export type Kept<Manifest> = { cache: string; name: string; filesOf(manifest: Manifest): string[] };

/** Where a keeper answers, a module is kept unpacked as well, under this name. */
const unpackedName = (file: string): string => file.replace(/\.zst$/, "");
/** Whether this worker was started from the engine's folder, for which ./keeper.ts answers, and not from memory. */
const hasKeeper = (): boolean => "location" in globalThis && /^https?:/.test(location.href);

const decoder = new ZSTDDecoder();

/**
 * The engine's files. In a browser they are kept in the Cache API as they were fetched, so that they outlive the HTTP cache and a network
 * that has gone; names carry hashes, so that what is there is right, and what the manifest does not name is old and removed.
 */
export class Store<Manifest extends object> implements Source<Manifest> {
  readonly #base: string;
  readonly #fetch: Fetch;
  readonly #kept: Kept<Manifest>;
  readonly #cache: Promise<Cache | undefined>;

  constructor(base: string, fetch: Fetch, kept: Kept<Manifest>) {
    this.#base = base;
    this.#fetch = fetch;
    this.#kept = kept;
    // Absent under Node, and where a page is not served safely; refused where storage is blocked.
    this.#cache = "caches" in globalThis ? caches.open(kept.cache).catch(() => undefined) : Promise.resolve(undefined);
  }

  /** The newest manifest; without a network, the one of before. */
  async manifest(): Promise<Manifest> {
    const url = `${this.#base}manifest.json`;
    const cache = await this.#cache;
    const response = await this.#fetch(url).catch(() => cache?.match(url));
    if (!response?.ok) throw new Error(notFetched(this.#kept.name));
    const copy = response.clone();
    const manifest = (await response.json()) as Manifest | NoManifest;
    if ("missing" in manifest) throw new Error(manifest.missing);
    await cache?.put(url, copy).catch(() => {});
    await this.#forgetOthers(manifest);
    return manifest;
  }

  async get(artefact: Artefact, onBytes: (count: number) => void = () => {}): Promise<Uint8Array<ArrayBuffer>> {
    const { file, size } = artefact;
    const url = this.#base + file;
    const cache = await this.#cache;
    const kept = await cache?.match(url);
    const packed = kept ? new Uint8Array(await kept.arrayBuffer()) : await fetchWhole(this.#fetch, url, artefact, this.#kept.name, onBytes);
    if (kept) onBytes(packed.length);
    else await cache?.put(url, new Response(packed)).catch(() => {}); // a full disk is no reason not to run
    await decoder.init();
    const unpacked = decoder.decode(packed, size);
    if (unpacked.length !== size) throw new Error(`${file} could not be unpacked: it is damaged, or ${NO_MEMORY}.`);
    return unpacked as Uint8Array<ArrayBuffer>;
  }

  async module(artefact: Artefact, onBytes: (count: number) => void = () => {}): Promise<WebAssembly.Module> {
    const url = this.#base + unpackedName(artefact.file);
    const cache = hasKeeper() ? await this.#cache : undefined;
    if (!cache) return await WebAssembly.compile(await this.get(artefact, onBytes));
    if (await cache.match(url)) onBytes(artefact.bytes);
    else {
      const unpacked = await this.get(artefact, onBytes);
      const isKept = await cache.put(url, new Response(unpacked, { headers: { "content-type": "application/wasm" } })).then(
        () => true,
        () => false, // a full disk
      );
      if (!isKept) return await WebAssembly.compile(unpacked);
    }
    const answer = await this.#fetch(url).catch(() => undefined);
    // A reload past the cache is one past the keeper, too.
    const kept = answer?.ok ? answer : await cache.match(url);
    try {
      return await WebAssembly.compileStreaming(kept ?? Promise.reject(new Error(`${url} is not kept`)));
    } catch {
      await cache.delete(url);
      return await WebAssembly.compile(await this.get(artefact));
    }
  }

  async #forgetOthers(manifest: Manifest): Promise<void> {
    const cache = await this.#cache;
    const files = this.#kept.filesOf(manifest);
    const named = new Set([...files, ...files.map(unpackedName), ...("worker" in manifest ? [manifest.worker] : [])]);
    for (const { url } of (await cache?.keys()) ?? []) {
      const name = url.split("/").at(-1) ?? "";
      if (name !== "manifest.json" && !named.has(name)) await cache?.delete(url);
    }
  }
}
