import type { Listing } from "../../../src/listings/index.ts";
import { removeScratch } from "../../scratch.ts";
import type { Engine, Missing, Runner } from "../runner.ts";
import { observePrograms, observeRaces, type Report } from "./programs.ts";
import { observeBenchmarks, observeTests } from "./tests.ts";
import { type Module, openModule } from "./toolchain.ts";
import { observeEscapes, observeFailures, observeVet } from "./vet.ts";

/** Go, native. The listings of one toolchain are packages of one module, and those of one contract are built by one command. */
export const goRunner: Runner = { name: "go", open };

// In this order: benchmarks last, when nothing else runs.
const CONTRACTS: [string[], (module: Module, listings: Listing[], done: Report) => Promise<void>][] = [
  [["go run", "go panic"], observePrograms],
  [["go race"], observeRaces],
  [["go fail"], observeFailures],
  [["go vet"], observeVet],
  [["go escape"], observeEscapes],
  [["go test"], observeTests],
  [["go bench"], observeBenchmarks],
];

async function open(): Promise<Engine | Missing> {
  const std = await openModule("std");
  if ("missing" in std) return std;
  const opened = new Map<string, Module | Missing>([["std", std]]);
  return {
    version: std.version,
    async observe(listings, done) {
      for (const [name, own] of Map.groupBy(listings, moduleOf)) {
        const module = opened.get(name) ?? (await openModule(name));
        opened.set(name, module);
        if ("missing" in module) for (const listing of own) done(listing, { kind: "broken", message: module.missing });
        else await observeAll(module, own, done);
      }
    },
    async close() {
      for (const module of opened.values()) if (!("missing" in module)) removeScratch(module.folder);
    },
  };
}

async function observeAll(module: Module, listings: Listing[], done: Report): Promise<void> {
  const stamped: Report = (listing, observation) => done(listing, { ...observation, version: module.version });
  for (const [names, observe] of CONTRACTS) {
    await observe(
      module,
      listings.filter(({ contract }) => names.includes(contract.name)),
      stamped,
    );
  }
}

/** The module under verify/mods that a listing asks for. */
const moduleOf = ({ contract }: Listing): string => ("go" in contract && contract.go ? `go${contract.go}` : "std");
