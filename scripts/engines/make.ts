import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Artefact } from "../../src/engines/artefact.ts";
import type { Manifest, Pack, ToolName } from "../../src/engines/go/manifest.ts";
import { goImports, type Listing, PLAYED_MODS } from "../../src/listings/index.ts";
import { makeScratch, removeScratch } from "../../verify/scratch.ts";
import { differs } from "./compare.ts";
import type { Go } from "./go.ts";
import { type Archive, importsOfBook, packOfModule, packsOf } from "./packages.ts";
import { hashOf, type Keep, makePart, type Part } from "./part.ts";
import { joinArchives } from "./std.ts";
import { buildTools } from "./tools.ts";

export type Made = { manifest: Manifest; parts: Part<unknown>[] };
/** Told of each step as it begins; of so many, when nothing was made before. */
export type Step = (what: string) => void;
export const STEPS = 5 + PLAYED_MODS.length;

const MODULES = join(import.meta.dirname, "../../verify/mods");
const STD_MODULE = join(MODULES, "std");
const COMMANDS = join(import.meta.dirname, "../../src/engines/go/toolchain/commands.ts");
const PROGRAMS = join(import.meta.dirname, "../../tests/fixtures/engines/programs");

type Tools = Record<ToolName, Artefact>;

/** Everything of Go that the page needs, for these listings; what an earlier run made of the same is taken. */
export async function makeGo(go: Go, listings: readonly Listing[], step: Step): Promise<Made> {
  const book = importsOfBook(listings);
  step("standard library");
  const archives = await packsOf(go, STD_MODULE, book.imports.keys(), book.common);
  const std = await makePart(
    `std-${hashOf(go.version, hashOfSources("std.ts", "packages.ts"), JSON.stringify(namesOf(archives)))}`,
    async (keep): Promise<Pack[]> => Promise.all(archives.map((pack, i) => keepPack(keep, `std${i}`, pack))),
  );
  const mods: Part<Pack>[] = [];
  for (const mod of PLAYED_MODS) {
    const { imports } = importsOfBook(listings, mod);
    if (imports.size === 0) continue;
    step(`packages of ${mod}`);
    mods.push(await makeModule(go, mod, imports, archives));
  }
  const tools = await makePart(`tools-${hashOf(go.version, hashOfTools())}`, async (keep): Promise<Tools> => {
    const built = await buildAll(go, step);
    step("packing tools");
    const kept = await Promise.all([...built].map(async ([name, content]) => [name, await keep(`${name}.wasm`, content)] as const));
    return Object.fromEntries(kept) as Tools;
  });
  const packs = [...std.fragment, ...mods.map(({ fragment }) => fragment)];
  return { manifest: { toolchain: go.version, tools: tools.fragment, packs }, parts: [std, ...mods, tools] };
}

/** The pack of a module: what listings import from it, its own sources among that. */
async function makeModule(go: Go, mod: string, imports: Iterable<string>, before: Archive[][]): Promise<Part<Pack>> {
  const folder = join(MODULES, mod);
  const archives = await packOfModule(go, folder, imports, before);
  const { content } = joinArchives(archives);
  return await makePart(`${mod}-${hashOf(hashOfSources("std.ts", "packages.ts"), content)}`, (keep) => keepPack(keep, mod, archives));
}

async function keepPack(keep: Keep, name: string, archives: readonly Archive[]): Promise<Pack> {
  const { content, packages } = joinArchives(archives);
  return { ...(await keep(`${name}.bin`, content)), packages };
}

const namesOf = (archives: Archive[][]): string[][] => archives.map((pack) => pack.map(({ path }) => path));

/** What decides over the bytes besides the toolchain. */
function hashOfSources(...names: string[]): string {
  const own = [...names, "go.ts", "part.ts"].map((name) => readFileSync(join(import.meta.dirname, name)));
  return hashOf(...own, process.versions.zstd ?? "");
}

/** How tools are made and what they are tried on. */
const hashOfTools = (): string => {
  const tried = [COMMANDS, ...programsToCompare()].map((file) => readFileSync(file));
  return hashOf(hashOfSources("tools.ts", "overlay.ts", "compare.ts"), ...tried);
};

const programsToCompare = (): string[] =>
  globSync("*.go", { cwd: PROGRAMS })
    .sort()
    .map((file) => join(PROGRAMS, file));

/** Small tools, when they build what the stock ones build; else, and it is said, the stock ones. */
async function buildAll(go: Go, step: Step): Promise<Map<ToolName, Buffer>> {
  const scratch = makeScratch("engines");
  try {
    step("gofmt and vet");
    const rest = await buildTools(go, scratch, ["gofmt", "vet"], false);
    step("compile and link");
    const why = await (async () => {
      const small = await buildTools(go, scratch, ["compile", "link"], true);
      step("comparing with the stock tools");
      const programs = programsToCompare().map((file) => readFileSync(file, "utf8"));
      const archives = await packsOf(go, STD_MODULE, new Set(programs.flatMap(goImports)));
      const different = await differs(go, inMemory(go, small, archives), archives.flat(), programs, scratch);
      return different ?? small;
    })().catch((error: Error) => error.message);
    if (typeof why !== "string") return new Map([...rest, ...why]);
    process.stderr.write(`\nThe small compiler is not taken, and a third more has to be fetched: ${why}\n`);
    return new Map([...rest, ...(await buildTools(go, scratch, ["compile", "link"], false))]);
  } finally {
    removeScratch(scratch);
  }
}

/** What was just built, for the engine, without packing it. */
function inMemory(go: Go, tools: Map<ToolName, Buffer>, archives: Archive[][]) {
  const contents = new Map<string, Uint8Array<ArrayBuffer>>();
  const artefact = (file: string, content: Buffer): Artefact => {
    contents.set(file, new Uint8Array(content));
    return { file, bytes: content.length, size: content.length };
  };
  const packs = archives.map((pack, i): Pack => {
    const { content, packages } = joinArchives(pack);
    return { ...artefact(`std${i}`, content), packages };
  });
  const tool = (name: ToolName) => artefact(name, tools.get(name) ?? Buffer.alloc(0));
  const manifest: Manifest = {
    toolchain: go.version,
    tools: { compile: tool("compile"), link: tool("link"), vet: tool("vet"), gofmt: tool("gofmt") },
    packs,
  };
  const get = async ({ file }: Artefact) => contents.get(file) ?? new Uint8Array();
  return { manifest: async () => manifest, get, module: async (artefact: Artefact) => WebAssembly.compile(await get(artefact)) };
}
