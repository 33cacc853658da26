import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import pLimit from "p-limit";
import { EnvironmentError } from "../../../lab/environment.ts";
import type { Listing } from "../../../src/listings/index.ts";
import { executeGuest, makeGuest, type Reach } from "../../confine/index.ts";
import type { Execution } from "../../process.ts";
import { removeScratch } from "../../scratch.ts";
import { attended } from "../attended.ts";
import { observed } from "../observed.ts";
import { asProgram, buildGroup, folderOf, type Group, ownFile, refuseUnbuilt } from "./packages.ts";
import type { GoObserved } from "./seen.ts";
import type { Module } from "./toolchain.ts";

export type Report = (listing: Listing, observation: GoObserved) => void;

/** Without symbols for debuggers: a traceback needs none, and linking takes half as long. */
export const UNDEBUGGED = "-ldflags=-s -w";
// -e: all errors, not the first ten. -trimpath: the same text on every machine.
export const BUILD = ["build", "-trimpath", "-gcflags=-e", UNDEBUGGED];

/** Programs are built together and executed as binaries, so that exit codes are their own: `go run` would turn every one into 1. */
export async function observePrograms(module: Module, listings: Listing[], done: Report): Promise<void> {
  if (listings.length === 0) return;
  const group = await buildGroup(module, "programs", listings, asProgram, [...BUILD, "-o", "bin/programs/"]);
  await executeAll(group, [], done);
}

/** With the race detector, which needs cgo and a C compiler: without one, a race is not verified, and nothing is wrong with the listing. */
export async function observeRaces(module: Module, listings: Listing[], done: Report): Promise<void> {
  if (listings.length === 0) return;
  const group = await buildGroup(module, "races", listings, asProgram, [...BUILD, "-race", "-o", "bin/races/"]);
  const lacking = /requires cgo|C compiler .* not found|executable file not found/.exec(group.text);
  if (!lacking) return executeAll(group, [], done);
  for (const listing of listings)
    done(listing, { kind: "missing", missing: `the race detector needs a C compiler. Install one, such as gcc (${lacking[0]})` });
}

/** Executes what was built, side by side unless they share an engine; of what was not, tells why. */
export async function executeAll(group: Group, args: string[], done: Report): Promise<void> {
  const limit = pLimit(group.module.backends?.size ?? availableParallelism());
  await Promise.all(
    group.listings.map((listing) => limit(async () => done(listing, await observed(listing, () => executeOne(group, listing, args))))),
  );
}

export async function executeOne(group: Group, listing: Listing, args: string[]): Promise<GoObserved> {
  const name = folderOf(listing, group.listings);
  const binary = binaryOf(group, name);
  if (!binary) return notBuilt(group, listing);
  const runs: Execution[] = [];
  const guest = makeGuest();
  const options = { guest, timeout: listing.contract.timeout };
  for (let i = 0; i < listing.contract.runs; i += 1) {
    const run = await executeBacked(group.module, [binary, ...args], options);
    runs.push({ ...run, stdout: shortenPaths(run.stdout), stderr: shortenPaths(run.stderr) });
    if (run.timedOut || run.truncated) break;
  }
  removeScratch(guest.folder);
  return { kind: "executed", runs };
}

/**
 * A program that was built with `-race` waits a second before it exits, for races at its very end
 * (https://go.dev/doc/articles/race_detector#Options). A twentieth is enough for that, and the book has many of them.
 */
const ENVIRONMENT = { GORACE: "atexit_sleep_ms=50" };

const ALONE: Reach = { network: "own", sees: [] };

/** With the address of its engine in the environment, where it has one: empty when the program starts. */
async function executeBacked(
  { backends }: Module,
  command: string[],
  options: Omit<Parameters<typeof executeGuest>[1], "reach" | "env">,
): Promise<Execution> {
  if (!backends) return executeProgram(command, { ...options, reach: ALONE, env: ENVIRONMENT });
  return await backends.use(async (backend) => {
    const env = await backend.next();
    const play = () => executeProgram(command, { ...options, reach: backend.reach(), env: { ...ENVIRONMENT, ...env } });
    // Until its own end: what it still did to the engine would meet the next one.
    return await attended(backend, play, { isCut: ({ exit }) => exit !== 0, patient: true });
  });
}

/** @throws EnvironmentError when the program was ended by nobody here, as the kernel does where memory is short */
async function executeProgram(command: string[], options: Parameters<typeof executeGuest>[1]): Promise<Execution> {
  const run = await executeGuest(command, options);
  if (run.signal === "SIGKILL" && !run.timedOut && !run.truncated)
    throw new EnvironmentError("the program was ended from outside (signal 9), as it is where memory is short");
  return run;
}

/** `go build` names a binary after its package, `go test -c` adds `.test`. */
function binaryOf({ module, name }: Group, folder: string): string | undefined {
  return [folder, `${folder}.test`].map((file) => join(module.folder, "bin", name, file)).find((path) => existsSync(path));
}

/** Diagnostics on the listing's own lines; those on another file of its package name that file. */
export function notBuilt(group: Group, listing: Listing): GoObserved {
  refuseUnbuilt(group, listing);
  const { said, text, files } = group;
  const found = said.get(listing) ?? [];
  const own = ownFile(files(listing), listing);
  const diagnostics = found.map(({ file, line, message }) =>
    file === own ? { line, message } : { line: 0, message: `${file}:${line}: ${message}` },
  );
  return { kind: "diagnosed", diagnostics: diagnostics.length > 0 ? diagnostics : [{ line: 0, message: text.trim() }], text };
}

/** A stack trace names the listing's file as `main.go`, not by its place in this run. */
const shortenPaths = (text: string): string => text.replaceAll(/^(\s+)book\/[^\s:]*\/([^\s/:]+\.go):/gm, "$1$2:");
