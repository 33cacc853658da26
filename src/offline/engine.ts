import type { Artefact, NoManifest, Served } from "../engines/artefact.ts";
import * as go from "../engines/go/manifest.ts";
import * as postgres from "../engines/postgres/manifest.ts";
import { startKeeper } from "../engines/spawn.ts";
import { fetchWhole } from "../engines/whole.ts";
import { findCache, keysOf, NotKept, openCache, put } from "./keep.ts";
import type { Part } from "./part.ts";
import { newestWorker, setOff } from "./registration.ts";

type Engine<Manifest> = {
  name: string;
  cache: string;
  folder: string;
  artefactsOf(manifest: Manifest): Artefact[];
  /** What else has to be there, for what is kept to be used. */
  prepare?(folder: string): Promise<unknown>;
};

export const goOf = (base: string): Part =>
  engineOf<go.Manifest>(base, {
    name: "The compiler",
    cache: go.CACHE,
    folder: "engines/go/",
    artefactsOf: go.artefactsOf,
    prepare: startKeeper,
  });

export const postgresOf = (base: string): Part =>
  engineOf<postgres.Manifest>(base, {
    name: "PostgreSQL",
    cache: postgres.CACHE,
    folder: "engines/postgres/",
    artefactsOf: postgres.artefactsOf,
  });

/** The files of an engine, in the cache that the engine itself reads: src/engines/store.ts. What a run has fetched is not fetched again. */
function engineOf<Manifest extends object>(base: string, engine: Engine<Manifest>): Part {
  const folder = base + engine.folder;
  const manifestUrl = `${folder}manifest.json`;
  const missingOf = async (manifest: Manifest, cache: Cache | undefined): Promise<Artefact[]> => {
    const kept = cache ? await keysOf(cache) : new Set();
    return engine.artefactsOf(manifest).filter(({ file }) => !kept.has(folder + file));
  };
  const read = async (): Promise<Response> => {
    const response = await fetch(manifestUrl, { cache: "no-cache" }).catch(async () => (await findCache(engine.cache))?.match(manifestUrl));
    if (!response?.ok) throw new NotKept("network", manifestUrl);
    return response;
  };
  const standing = async () => {
    const manifest = (await (await read()).json()) as Manifest | NoManifest;
    if ("missing" in manifest) throw new Error(manifest.missing);
    const total = bytesOf(engine.artefactsOf(manifest));
    const cache = await findCache(engine.cache);
    const toFetch = bytesOf(await missingOf(manifest, cache));
    // Its script and its list are small, and without them the rest is of no use.
    const isWhole = (await cache?.match(manifestUrl)) && (await cache?.match(folder + (manifest as Served<Manifest>).worker));
    return { kept: total - toFetch - (isWhole || toFetch > 0 ? 0 : 1), total, toFetch };
  };
  return {
    standing,
    async keep(signal, tell) {
      setOff(false);
      await newestWorker(base);
      const response = await read();
      const copy = response.clone();
      const manifest = (await response.json()) as Served<Manifest>;
      const cache = await openCache(engine.cache);
      const missing = await missingOf(manifest, cache);
      const total = bytesOf(engine.artefactsOf(manifest));
      let kept = total - bytesOf(missing);
      const told = (count: number) => {
        kept += count;
        tell({ kept, total, toFetch: total - kept });
      };
      told(0);
      await navigator.storage?.persist?.().catch(() => false);
      const get = (url: string) => fetch(url, { signal });
      const script = await get(folder + manifest.worker).catch(() => undefined);
      signal.throwIfAborted();
      if (!script?.ok) throw new NotKept(script?.status === 404 ? "changed" : "network", manifest.worker);
      await put(cache, folder + manifest.worker, script);
      for (const artefact of missing) {
        const url = folder + artefact.file;
        const packed = await fetchWhole(get, url, artefact, engine.name, told).catch(() => undefined);
        signal.throwIfAborted();
        if (!packed) throw new NotKept("network", artefact.file);
        await put(cache, url, new Response(packed));
      }
      await put(cache, manifestUrl, copy);
      await engine.prepare?.(folder);
    },
    async remove() {
      await caches.delete(engine.cache);
    },
  };
}

const bytesOf = (artefacts: readonly Artefact[]): number => artefacts.reduce((total, { bytes }) => total + bytes, 0);
