import { testedPackage } from "../../../src/contracts/go/tools.ts";
import { exerciseOf, type Figures, type Listing } from "../../../src/listings/index.ts";
import { buildGroup, type Files, type Group } from "./packages.ts";
import { executeAll, executeOne, type Report, UNDEBUGGED } from "./programs.ts";
import type { GoObserved } from "./seen.ts";
import type { Module } from "./toolchain.ts";

export const COMPILE_TESTS = ["test", "-c", "-trimpath", "-gcflags=-e", UNDEBUGGED];

/** Tests of a listing alone, or of an exercise: its starter or its solution in one package with its tests. */
export async function observeTests(module: Module, listings: Listing[], done: Report): Promise<void> {
  if (listings.length === 0) return;
  const group = await buildGroup(module, "tests", listings, asTests, [...COMPILE_TESTS, "-o", "bin/tests/"]);
  await executeAll(group, ["-test.v"], done);
}

/** The tests of an exercise are tried with its solution, as the solution is with them. */
export function asTests(listing: Listing): Files {
  const { starter, tests, solution } = exerciseOf(listing);
  if (!tests) return testedPackage(listing.code);
  const code = listing === starter ? starter : solution;
  return testedPackage(tests.code, code?.code ?? "");
}

const BENCH = ["-test.run=^$", "-test.bench=.", "-test.benchmem", "-test.cpu=2"];
/** What is counted is the same whatever runs beside it. A thousand times: what is allocated once is rounded away. */
const COUNTED = [...BENCH, "-test.benchtime=1000x"];
/** Three tries of a tenth of a second each, of which the best counts: noise only ever makes a program slower. */
const TIMED = [...BENCH, "-test.count=3", "-test.benchtime=100ms"];

/** Benchmarks run as often as it takes to count their allocations and bytes. */
export async function observeBenchmarks(module: Module, listings: Listing[], done: Report): Promise<void> {
  if (listings.length === 0) return;
  const group = await buildBenchmarks(module, listings);
  const measured: Report = (listing, observation) => done(listing, withFigures(observation));
  await executeAll(group, COUNTED, measured);
}

/** Measures times, one listing after the other, since what runs beside a benchmark is measured with it. For the bench, never for a test. */
export async function measureBenchmarks(module: Module, listings: Listing[], done: Report): Promise<void> {
  const group = await buildBenchmarks(module, listings);
  for (const listing of listings) done(listing, withFigures(await executeOne(group, listing, TIMED)));
}

const buildBenchmarks = (module: Module, listings: Listing[]): Promise<Group> =>
  buildGroup(module, "benchmarks", listings, asTests, [...COMPILE_TESTS, "-o", "bin/benchmarks/"]);

function withFigures(observation: GoObserved): GoObserved {
  if (observation.kind !== "executed") return observation;
  const figures = parseBenchmarks(observation.runs.map(({ stdout }) => stdout).join("\n"));
  return { ...observation, kind: "measured", figures };
}

/**
 * Reads `BenchmarkX-2   1203840   981 ns/op   4096 B/op   1 allocs/op`, the format of golang.org/design/14313-benchmark-format.
 * Of several runs of one benchmark each figure is the least.
 */
function parseBenchmarks(text: string): Map<string, Figures> {
  const figures = new Map<string, Figures>();
  for (const line of text.split("\n")) {
    const name = /^(Benchmark\S*?)-2\s/.exec(line)?.[1];
    const measure = (unit: string) => Number(new RegExp(`\\s([\\d.]+) ${unit}\\b`).exec(line)?.[1] ?? Number.NaN);
    if (!name) continue;
    const now: Figures = { time: measure("ns/op"), bytes: measure("B/op"), allocs: measure("allocs/op") };
    const best = figures.get(name);
    figures.set(
      name,
      best
        ? { time: Math.min(best.time, now.time), bytes: Math.min(best.bytes, now.bytes), allocs: Math.min(best.allocs, now.allocs) }
        : now,
    );
  }
  return figures;
}
