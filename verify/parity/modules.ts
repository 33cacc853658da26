import { existsSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Manifest } from "../../src/engines/go/manifest.ts";
import { Runners } from "../../src/engines/go/runners.ts";
import { limitMemory } from "../../src/engines/go/toolchain/memory.ts";
import { goImports, type Listing, type NameOf } from "../../src/listings/index.ts";
import type { Observed } from "../engine.ts";
import { asProgram, buildGroup, type Files, folderOf, type Group, ownFile } from "../engines/go/packages.ts";
import { BUILD, notBuilt } from "../engines/go/programs.ts";
import type { GoObserved, Seen } from "../engines/go/seen.ts";
import { asTests, COMPILE_TESTS } from "../engines/go/tests.ts";
import { openModule } from "../engines/go/toolchain.ts";
import { observed } from "../engines/observed.ts";
import { removeScratch } from "../scratch.ts";
import { observeRuns } from "./runs.ts";
import { TAGS, TARGET } from "./target.ts";
import { spawnThread } from "./thread.ts";

type GoListing = Listing<NameOf<"go">>;
type Own = { programs: GoListing[]; tests: GoListing[] };
type Done = (listing: Listing, told: Observed<Seen>) => void;

/**
 * Listings of a module as the page executes them. They are built by the toolchain itself, for the page's target: the page's compiler, which makes the
 * same bytes (scripts/engines/compare.ts), takes four times as long to link a program of fifteen megabytes. That each package is in the page's packs, too,
 * is looked up; the first listing is built from them (./go.ts), and a test has one run in a browser.
 */
export async function observeModule(mod: string, { programs, tests }: Own, manifest: Manifest, done: Done): Promise<void> {
  const module = await openModule(mod);
  if ("missing" in module) {
    for (const listing of [...programs, ...tests]) done(listing, { kind: "missing", missing: module.missing });
    return;
  }
  const env = { ...TARGET, GOFLAGS: TAGS };
  const build = (name: string, own: Listing[], files: (listing: Listing) => Files, command: readonly string[]) =>
    buildGroup(module, name, own, files, [...command, "-o", `bin/${name}/`], env);
  const groups = [
    ...(programs.length > 0 ? [await build("programs", programs, asProgram, BUILD)] : []),
    ...(tests.length > 0 ? [await build("tests", tests, asTests, COMPILE_TESTS)] : []),
  ];
  const left = groups.flatMap((group) => group.listings.map((listing) => ({ group, listing })));
  const inTurn = async (runners: Runners) => {
    for (let next = left.shift(); next; next = left.shift()) {
      const { group, listing } = next;
      done(listing, await observed(listing, () => observeBuilt(runners, group, listing, manifest)));
    }
  };
  const threads = Array.from({ length: Math.min(2, availableParallelism()) }, () => new Runners(() => spawnThread("go-thread.ts"), ""));
  await Promise.all(threads.map(inTurn)).finally(() => {
    for (const runners of threads) runners.close();
    removeScratch(module.folder);
  });
}

async function observeBuilt(runners: Runners, group: Group, listing: Listing, { packs }: Manifest): Promise<GoObserved> {
  const files = group.files(listing);
  const absent = Object.values(files)
    .flatMap(goImports)
    .find((path) => path !== "unsafe" && !packs.some(({ packages }) => path in packages));
  if (absent) return { kind: "broken", message: `the page does not have the package ${absent}: npm run engines` };
  const file = builtOf(group, listing);
  if (!file) return notBuilt(group, listing);
  const wasm = readFileSync(file);
  rmSync(file);
  const args = group.name === "tests" ? ["-test.v"] : [];
  // A program is handed over to the thread, not copied: each run has bytes of its own.
  return await observeRuns(listing, ownFile(files, listing), async (options) => ({
    ...(await runners.execute(limitMemory(wasm), { ...options, args })),
    notes: [],
  }));
}

function builtOf({ module, name, listings }: Group, listing: Listing): string | undefined {
  const folder = folderOf(listing, listings);
  return [folder, `${folder}.wasm`, `${folder}.test`, `${folder}.test.wasm`]
    .map((file) => join(module.folder, "bin", name, file))
    .find((file) => existsSync(file));
}
