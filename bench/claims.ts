import { cpus } from "node:os";
import { claimsOf, evidenceOf, isTimed, type Listing, type Ratio, ratioOf, readEvidence, type Times } from "../src/listings/index.ts";
import type { GoObserved } from "../verify/engines/go/seen.ts";
import { measureBenchmarks } from "../verify/engines/go/tests.ts";
import { openModule } from "../verify/engines/go/toolchain.ts";
import { writeEvidence } from "../verify/evidence.ts";
import { makePlan, type Task } from "../verify/plan.ts";
import { removeScratch } from "../verify/scratch.ts";

type Row = { listing: string; claim: string; ratio: number };

/** The benchmarks of the book whose claims compare times. */
export function timedListings(root: string, paths: string[]): Task[] {
  const targets = paths.map((path) => ({ path, line: undefined }));
  return makePlan(root, { targets, only: "go" }).tasks.filter(({ listing }) => claimsOf(listing).some(isTimed));
}

/**
 * Measures every claim on times, `runs` times, and keeps the median ratio in the evidence of its listing, beside those of other processors.
 * @returns what was measured. Throws without a go command, and when a benchmark fails.
 */
export async function measureClaims(root: string, tasks: Task[], runs: number, tick: () => void): Promise<Row[]> {
  const module = await openModule("std");
  if ("missing" in module) throw new Error(module.missing);
  const measured = new Map<Listing, Map<string, number[]>>();
  try {
    const listings = tasks.map(({ listing }) => listing);
    for (let run = 0; run < runs; run += 1) {
      await measureBenchmarks(module, listings, (listing, observation) => {
        measured.set(listing, addRatios(listing, observation, measured.get(listing) ?? new Map()));
        tick();
      });
    }
  } finally {
    removeScratch(module.folder);
  }
  const about = { processor: processorOf(), engine: module.version, date: new Date().toISOString().slice(0, 10) };
  return [...Map.groupBy(tasks, ({ chapter }) => chapter)].flatMap(([chapter, own]) => {
    const evidences = readEvidence(root, chapter.file);
    const rows = own.flatMap(({ listing }): Row[] => {
      const evidence = evidenceOf(evidences, listing.hash);
      if (!evidence)
        throw new Error(`${chapter.file}:${listing.line}: no record of this listing: npm run verify -- ${chapter.file} --update`);
      const ratios = [...(measured.get(listing) ?? [])].map(([claim, all]): [string, Ratio] => [claim, { ...about, ratio: median(all) }]);
      evidence.times = mergeTimes(evidence.times ?? {}, Object.fromEntries(ratios));
      return ratios.map(([claim, { ratio }]) => ({ listing: `${chapter.file}:${listing.line}`, claim, ratio }));
    });
    writeEvidence(root, chapter.file, () => evidences);
    return rows;
  });
}

function addRatios(listing: Listing, observation: GoObserved, ratios: Map<string, number[]>): Map<string, number[]> {
  if (observation.kind !== "measured") throw new Error(`the benchmarks of line ${listing.line} did not run: npm run verify says why`);
  for (const claim of claimsOf(listing).filter(isTimed))
    ratios.set(claim.text, [...(ratios.get(claim.text) ?? []), ratioOf(claim, observation.figures)]);
  return ratios;
}

/** The same processor is measured again; others stay. Claims that are gone go. */
export const mergeTimes = (old: Times, now: Record<string, Ratio>): Times =>
  Object.fromEntries(
    Object.entries(now).map(([claim, ratio]) => {
      const others = (old[claim] ?? []).filter(({ processor }) => processor !== ratio.processor);
      return [claim, [...others, ratio].sort((a, b) => (a.processor < b.processor ? -1 : 1))];
    }),
  );

const processorOf = (): string => cpus()[0]?.model.trim().replaceAll(/\s+/g, " ") || process.arch;

/** Two digits: what is behind them is noise. */
function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Number((sorted[Math.floor(sorted.length / 2)] ?? Number.NaN).toPrecision(2));
}
