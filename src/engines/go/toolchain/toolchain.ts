import { isOfEscapeAnalysis } from "../../../contracts/go/tools.ts";
import type { Files } from "../../engine.ts";
import type { Source } from "../../store.ts";
import type { Manifest } from "../manifest.ts";
import type { Checked, Formatted } from "../types.ts";
import { type OnProgress, ToolCache } from "./cache.ts";
import { archiveIn, compileCommand, importConfigIn, languageOf, linkCommand, programIn } from "./commands.ts";
import { limitMemory } from "./memory.ts";
import { parseNotes } from "./notes.ts";
import { importConfig } from "./packages.ts";
import { PACKAGE, testMain } from "./testmain.ts";
import { runTool, type ToolOutput, WORK } from "./tool.ts";
import { vetConfig } from "./vet.ts";

export type { OnProgress } from "./cache.ts";

/** A program that was built; without `wasm`, `notes` say why not. */
export type Built = Checked & { wasm?: Uint8Array<ArrayBuffer> };

/** Archives of packages besides the standard library's, by import path. */
type Others = Readonly<Record<string, Uint8Array>>;

const BUILD = ["compile", "link"] as const;
const TEST_MAIN_IMPORTS = ["os", "reflect", "testing", "testing/internal/testdeps"];
const SMALL_PROGRAM = { "main.go": 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("ready") }\n' };

/** Go's compiler, linker, vet and gofmt on this thread. Whoever asks waits for one thing to be done before asking for the next. */
export class Toolchain {
  readonly #cache: ToolCache;

  constructor(source: Source<Manifest>) {
    this.#cache = new ToolCache(source);
  }

  /** What a first program needs. Rejects when it cannot be had. */
  async load(onProgress?: OnProgress): Promise<{ toolchain: string }> {
    await this.#cache.load(BUILD, [], onProgress);
    return { toolchain: await this.#cache.toolchain() };
  }

  /** Compiles and links a program. */
  async build(files: Files, onProgress?: OnProgress): Promise<Built> {
    const unknown = await this.#cache.provide(BUILD, files, [], onProgress);
    if (unknown.length > 0) return { exit: 1, notes: unknown };
    const compiled = await this.#compile("main", files);
    return compiled.exit === 0 ? await this.#link({}) : failed(compiled);
  }

  /** Compiles and links the tests of a package. */
  async buildTests(files: Files, onProgress?: OnProgress): Promise<Built> {
    const unknown = await this.#cache.provide(BUILD, files, TEST_MAIN_IMPORTS, onProgress);
    if (unknown.length > 0) return { exit: 1, notes: unknown };
    const compiled = await this.#compile(PACKAGE, files);
    if (compiled.exit !== 0) return failed(compiled);
    const under = { [PACKAGE]: this.#cache.root.take(archiveIn(WORK)) ?? new Uint8Array() };
    const main = await this.#compile("main", { "_testmain.go": testMain(files) }, [], under);
    return main.exit === 0 ? await this.#link(under) : failed(main);
  }

  /** What escape analysis says; what keeps it from being built, when that is so. */
  async escapes(files: Files, onProgress?: OnProgress): Promise<Checked> {
    const unknown = await this.#cache.provide(BUILD, files, [], onProgress);
    if (unknown.length > 0) return { exit: 1, notes: unknown };
    const compiled = await this.#compile("main", files, ["-m", "-l"]);
    if (compiled.exit !== 0) return failed(compiled);
    const notes = parseNotes(compiled.stdout + compiled.stderr, "info");
    return { exit: 0, notes: notes.filter(({ message }) => isOfEscapeAnalysis(message)) };
  }

  /** What vet says of what compiles; else what the compiler says. */
  async vet(files: Files, onProgress?: OnProgress): Promise<Checked> {
    const unknown = await this.#cache.provide([...BUILD, "vet"], files, [], onProgress);
    if (unknown.length > 0) return { exit: 1, notes: unknown };
    const compiled = await this.#compile("main", files);
    if (compiled.exit !== 0) return failed(compiled);
    const { root, packages } = this.#cache;
    const config = `${WORK}/vet.cfg`;
    root.put(config, JSON.stringify(vetConfig(Object.keys(files), packages, languageOf(await this.#cache.toolchain()))));
    const { exit, stdout, stderr } = runTool(await this.#cache.module("vet"), ["vet", config], root);
    return { exit, notes: parseNotes(stdout + stderr, "warning") };
  }

  /** What gofmt makes of a file; the file as it was, and why, when it does not parse. */
  async format(source: string, onProgress?: OnProgress): Promise<Formatted> {
    await this.#cache.load(["gofmt"], undefined, onProgress);
    const { exit, stdout, stderr } = runTool(await this.#cache.module("gofmt"), ["gofmt"], this.#cache.root, source);
    if (exit === 0) return { text: stdout, notes: [] };
    return { text: source, notes: parseNotes(stderr, "error").map((note) => ({ ...note, file: "main.go" })) };
  }

  /** Compiles and links a small program, so that the browser has the tools' code ready when a reader's comes. */
  async prewarm(): Promise<void> {
    await this.build(SMALL_PROGRAM);
  }

  /** One package into an archive. */
  async #compile(path: string, files: Files, flags: readonly string[] = [], others: Others = {}): Promise<ToolOutput> {
    const { root, packages } = this.#cache;
    const toolchain = await this.#cache.toolchain();
    root.clear(WORK);
    for (const [other, archive] of Object.entries(others)) root.put(placeOf(other, others), archive);
    for (const [name, code] of Object.entries(files)) root.put(`${WORK}/${name}`, `${code}\n`);
    root.put(importConfigIn(WORK), importConfig(packages, placesOf(others)));
    const command = compileCommand(WORK, path, toolchain, flags, Object.keys(files));
    return runTool(await this.#cache.module("compile"), command, root);
  }

  /** Links the archive of package main into a program whose memory has a limit. */
  async #link(others: Others): Promise<Built> {
    const { root, packages } = this.#cache;
    root.put(importConfigIn(WORK), importConfig(packages, { ...placesOf(others), main: archiveIn(WORK) }));
    const linked = runTool(await this.#cache.module("link"), linkCommand(WORK), root);
    const program = root.take(programIn(WORK));
    if (linked.exit !== 0 || !program) return failed(linked);
    return { exit: 0, notes: [], wasm: limitMemory(program) };
  }
}

const placeOf = (path: string, others: Others): string => `${WORK}/other${Object.keys(others).indexOf(path)}.a`;
const placesOf = (others: Others): Record<string, string> =>
  Object.fromEntries(Object.keys(others).map((path) => [path, placeOf(path, others)]));

/** With the exit code of `go build`, whatever the tool's own. */
const failed = ({ stdout, stderr }: ToolOutput): Built => ({ exit: 1, notes: parseNotes(stdout + stderr, "error") });
