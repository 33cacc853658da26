import type { Artefact } from "../../artefact.ts";
import type { Files, Note, Progress } from "../../engine.ts";
import type { Source } from "../../store.ts";
import { type Manifest, type Pack, packsFor, type ToolName } from "../manifest.ts";
import { Root } from "../wasi/files.ts";
import { addPack, importsOf, unknownImports } from "./packages.ts";

export type OnProgress = (progress: Progress) => void;

/** Tools and archives that are here, and what fetches those that are not. */
export class ToolCache {
  /** The files that tools work on: archives below /pkg, the program below /work. */
  readonly root = new Root();
  /** Packages whose archives are here. */
  readonly packages = new Set<string>();
  readonly #source: Source<Manifest>;
  readonly #modules = new Map<ToolName, Promise<WebAssembly.Module>>();
  readonly #packs = new Map<number, Promise<void>>();
  #manifest: Promise<Manifest> | undefined;

  constructor(source: Source<Manifest>) {
    this.#source = source;
  }

  /** Such as `go1.27.3`. */
  async toolchain(): Promise<string> {
    return (await this.#readManifest()).toolchain;
  }

  async module(name: ToolName): Promise<WebAssembly.Module> {
    const module = await this.#modules.get(name);
    if (!module) throw new Error(`${name} was not loaded`);
    return module;
  }

  /**
   * Fetches tools, and archives for these imports, all at once, as far as they are not here. Rejects when they cannot be had; asked again,
   * it tries again.
   */
  async load(tools: readonly ToolName[], imports: readonly string[] | undefined, onProgress: OnProgress = () => {}): Promise<void> {
    const manifest = await this.#readManifest();
    const packs = imports ? packsFor(manifest, imports) : 0;
    const progress = { loaded: 0, total: 0 };
    const counted = (artefact: Artefact): [Artefact, (bytes: number) => void] => {
      progress.total += artefact.bytes;
      const onBytes = (bytes: number) => {
        progress.loaded += bytes;
        onProgress({ ...progress });
      };
      return [artefact, onBytes];
    };
    const modules = tools.map((name) => once(this.#modules, name, () => this.#source.module(...counted(manifest.tools[name]))));
    const archives = manifest.packs
      .slice(0, packs)
      .map((pack, i) => once(this.#packs, i, async () => this.#addPack(pack, await this.#source.get(...counted(pack)))));
    const began = performance.now();
    await Promise.all([...modules, ...archives]);
    performance.measure("load", { start: began });
  }

  /** Loads what files import, and says of what they cannot have where they ask for it. */
  async provide(tools: readonly ToolName[], files: Files, more: readonly string[], onProgress?: OnProgress): Promise<Note[]> {
    await this.load(tools, [...importsOf(files), ...more], onProgress);
    return unknownImports(files, (path) => this.packages.has(path));
  }

  #addPack(pack: Pack, bytes: Uint8Array): void {
    addPack(this.root, pack, bytes);
    for (const path of Object.keys(pack.packages)) this.packages.add(path);
  }

  async #readManifest(): Promise<Manifest> {
    this.#manifest ??= this.#source.manifest();
    return await this.#manifest.catch((error: unknown) => {
      this.#manifest = undefined;
      throw error;
    });
  }
}

/** What is on its way or here is not asked for again; what failed is. */
function once<Key, Value>(known: Map<Key, Promise<Value>>, key: Key, make: () => Promise<Value>): Promise<Value> {
  const before = known.get(key);
  if (before) return before;
  const made = make();
  known.set(key, made);
  made.catch(() => known.delete(key));
  return made;
}
