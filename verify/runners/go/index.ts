import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import pLimit from "p-limit";
import type { Listing } from "../../../src/listings/index.ts";
import { type Execution, execute } from "../../process.ts";
import { makeScratch, removeScratch } from "../../scratch.ts";
import type { Diagnostic, Engine, Missing, Observation, Runner } from "../runner.ts";
import { parseDiagnostics } from "./diagnostics.ts";
import { go, toolchainVersion } from "./toolchain.ts";

type Report = (listing: Listing, observation: Observation) => void;

/** Go, native: all listings are packages of one module, built together and then executed, so that exit codes are the program's own. */
export const goRunner: Runner = { name: "go", open };

async function open(): Promise<Engine | Missing> {
  const module = makeScratch("go");
  copyFileSync(join(import.meta.dirname, "../../mods/std/go.mod"), join(module, "go.mod"));
  const version = await toolchainVersion(module);
  if (typeof version !== "string") return version;
  return {
    version,
    async observe(listings, done) {
      const broken = listings.filter(({ contract }) => contract.name === "go fail");
      const programs = listings.filter((listing) => !broken.includes(listing));
      await observePrograms(module, programs, done);
      await observeDiagnostics(module, broken, done);
    },
    close: async () => removeScratch(module),
  };
}

/** Writes every listing as a package of the module, in a folder of its own, and builds what builds. */
async function build(module: string, group: string, listings: Listing[]): Promise<{ said: Map<string, Diagnostic[]>; text: string }> {
  for (const listing of listings) {
    const folder = join(module, group, folderOf(listing, listings));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "main.go"), `${listing.code}\n`);
  }
  mkdirSync(join(module, "bin"), { recursive: true });
  // -e: all errors, not the first ten. -trimpath: the same text on every machine.
  const { stdout, stderr } = await go(["build", "-trimpath", "-gcflags=-e", "-o", "bin/", `./${group}/...`], module);
  const text = stdout + stderr;
  return { said: parseDiagnostics(text), text };
}

const folderOf = (listing: Listing, listings: Listing[]): string => `listing${listings.indexOf(listing)}`;

async function observePrograms(module: string, listings: Listing[], done: Report): Promise<void> {
  if (listings.length === 0) return;
  const { said, text } = await build(module, "programs", listings);
  const limit = pLimit(availableParallelism());
  await Promise.all(
    listings.map((listing) =>
      limit(async () => {
        const folder = folderOf(listing, listings);
        const binary = join(module, "bin", folder);
        if (existsSync(binary)) done(listing, await runProgram(binary, listing));
        else done(listing, { kind: "diagnosed", diagnostics: said.get(folder) ?? [{ line: 0, message: text.trim() }], text });
      }),
    ),
  );
}

async function runProgram(binary: string, { contract }: Listing): Promise<Observation> {
  const runs: Execution[] = [];
  const cwd = `${binary}.run`; // a folder of its own to write to
  mkdirSync(cwd, { recursive: true });
  for (let i = 0; i < contract.runs; i += 1) {
    const run = await execute(binary, [], { cwd, timeout: contract.timeout });
    runs.push({ ...run, stderr: shortenPaths(run.stderr) });
    if (run.timedOut || run.truncated) break;
  }
  return { kind: "executed", runs };
}

/** A stack trace names the listing's file as `main.go`, not by its place in this run. */
const shortenPaths = (text: string): string => text.replaceAll(/\tbook\/[^\s:]*\/main\.go:/g, "\tmain.go:");

async function observeDiagnostics(module: string, listings: Listing[], done: Report): Promise<void> {
  if (listings.length === 0) return;
  const { said, text } = await build(module, "broken", listings);
  for (const listing of listings) {
    const folder = folderOf(listing, listings);
    const built = said.get(folder);
    if (built) {
      done(listing, { kind: "diagnosed", diagnostics: built, text });
    } else {
      const vet = await go(["vet", `./broken/${folder}`], module);
      done(listing, { kind: "diagnosed", diagnostics: parseDiagnostics(vet.stderr).get(folder) ?? [], text: vet.stderr });
    }
  }
}
