import type { Listing, NameOf } from "../../../src/listings/index.ts";
import { defineEngine, type Missing, type Opened } from "../../engine.ts";
import { removeScratch } from "../../scratch.ts";
import { thrown } from "../observed.ts";
import { observeAssembly } from "./assembly.ts";
import { openBackend, type TopologyName } from "./backend.ts";
import { GO_JUDGES } from "./judge/index.ts";
import { observePrograms, observeRaces, type Report } from "./programs.ts";
import type { Seen } from "./seen.ts";
import { observeBenchmarks, observeTests } from "./tests.ts";
import { type Module, openModule } from "./toolchain.ts";
import { observeEscapes, observeFailures, observeVet } from "./vet.ts";

type ObserveAll = (module: Module, listings: Listing[], done: Report) => Promise<void>;

/** How each is observed, in the order in which they are. */
const OBSERVES: Record<NameOf<"go">, ObserveAll> = {
  "go run": observePrograms,
  "go panic": observePrograms,
  "go race": observeRaces,
  "go fail": observeFailures,
  "go vet": observeVet,
  "go escape": observeEscapes,
  "go asm": observeAssembly,
  "go test": observeTests,
  "go bench": observeBenchmarks,
};

/** Go, native. The listings of one toolchain are packages of one module, and those of one contract are built by one command. */
export const go = defineEngine<"go", Seen>({ name: "go", judges: GO_JUDGES, open });

async function open(): Promise<Opened<"go", Seen>> {
  const std = await openModule("std");
  if ("missing" in std) return std;
  const opened = new Map<string, Module | Missing>([["std single", std]]);
  return {
    version: std.version,
    async observe(listings, done) {
      const keyOf = (listing: Listing) => `${moduleOf(listing)} ${topologyOf(listing)}`;
      for (const [key, own] of Map.groupBy(listings, keyOf)) {
        await observeEach(own, done, async (report) => {
          const module = opened.get(key) ?? (await openWithBackend(own[0]));
          opened.set(key, module);
          if ("missing" in module) for (const listing of own) report(listing, { kind: "missing", ...module });
          else await observeAll(module, own, report);
        });
      }
    },
    async close() {
      for (const module of opened.values()) {
        if ("missing" in module) continue;
        await module.backend?.close();
        removeScratch(module.folder);
      }
    },
  };
}

/** A module with the engine its programs talk to, which is started when the first of them is about to run. */
async function openWithBackend(listing: Listing | undefined): Promise<Module | Missing> {
  const name = listing ? moduleOf(listing) : "std";
  const module = await openModule(name);
  const backend = await openBackend(name, listing && topologyOf(listing));
  if (!backend || "missing" in module) return module;
  if (!("missing" in backend)) return { ...module, backend, version: `${module.version} on ${backend.version}` };
  removeScratch(module.folder);
  return backend;
}

async function observeAll(module: Module, listings: Listing[], done: Report): Promise<void> {
  const stamped: Report = (listing, observation) => done(listing, { version: module.version, ...observation });
  const observeOf = ({ contract }: Listing) => OBSERVES[contract.name as NameOf<"go">];
  for (const observe of new Set(Object.values(OBSERVES))) {
    const own = listings.filter((listing) => observeOf(listing) === observe);
    await observeEach(own, stamped, (report) => observe(module, own, report));
  }
}

/** What is thrown while listings are built together is told of each of which nothing was told yet: of those, and of no others. */
async function observeEach(listings: Listing[], done: Report, observe: (report: Report) => Promise<void>): Promise<void> {
  const left = new Set(listings);
  try {
    await observe((listing, observation) => {
      left.delete(listing);
      done(listing, observation);
    });
  } catch (error) {
    for (const listing of left) done(listing, thrown(error));
  }
}

/** The module under verify/mods that a listing asks for. */
function moduleOf({ contract }: Listing): string {
  if ("mod" in contract && contract.mod) return contract.mod;
  return "go" in contract && contract.go ? `go${contract.go}` : "std";
}

/** The servers that its program talks to. */
const topologyOf = ({ contract }: Listing): TopologyName => ("mod" in contract ? (contract.topology ?? "single") : "single");
