import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import {
  applyMasks,
  type Evidence,
  type Evidences,
  evidenceOf,
  evidencePath,
  type Listing,
  readEvidence,
  type Trace,
} from "../src/listings/index.ts";
import type { Verdict } from "./judge/verdict.ts";
import { readText, replaceFile } from "./write.ts";

/** What `--update` records of a listing whose contract held. */
export function makeEvidence({ hash, contract }: Listing, { histogram, trace }: Verdict, engine: string, date: string): Evidence {
  const evidence: Evidence = { hash, engine, date };
  if (contract.runs > 1) evidence.runs = contract.runs;
  if (histogram) evidence.histogram = histogram;
  if (trace) evidence.trace = trace;
  return evidence;
}

/** Listings that were held against what their own engine does, each on another engine, on one day. */
type Comparisons = { compared: { hash: string; engine: string; version: string; trace?: Trace | undefined }[]; date: string };

/**
 * Merges new evidence into a chapter's record, in the order of its listings. What is the same engine and hash keeps its date and
 * counts, so that a run that finds nothing new changes no byte; what belongs to no listing any more is dropped. Measured times stay: each
 * says what it was measured on.
 */
export function mergeEvidence(listings: Listing[], old: Evidences, fresh: Evidence[], { compared, date }: Comparisons): Evidences {
  const hashes = [...new Set(listings.map(({ hash }) => hash))];
  return {
    listings: hashes.flatMap((hash) => {
      const before = evidenceOf(old, hash);
      const now = evidenceOf({ listings: fresh }, hash);
      const { also, traces } = withCompared(
        before,
        compared.filter((one) => one.hash === hash),
      );
      const same = before && now && before.engine === now.engine && sameTrace(before.trace, now.trace);
      const kept = same ? before : (now ?? before);
      if (!kept) return [];
      const isNews = Object.entries(also).some(([engine, version]) => before?.also?.[engine] !== version);
      return [
        {
          ...kept,
          ...(isNews && { date }),
          ...(Object.keys(also).length > 0 && { also }),
          ...(Object.keys(traces).length > 0 && { traces }),
          ...(before?.times && { times: before.times }),
        },
      ];
    }),
  };
}

/** What is known of a listing on other engines, with what they have now done. */
function withCompared(before: Evidence | undefined, compared: Comparisons["compared"]): Required<Pick<Evidence, "also" | "traces">> {
  const also = { ...before?.also };
  const traces = { ...before?.traces };
  for (const { engine, version, trace } of compared) {
    also[engine] = version;
    if (trace && !sameTrace(traces[engine], trace)) traces[engine] = trace;
  }
  return { also, traces };
}

/** A trace as text that can be compared with another run's: moments and identities masked. */
export const maskedTrace = (trace: Trace): string => applyMasks(JSON.stringify(trace, null, 1), ["pid", "time", "uuid"]);

const sameTrace = (a: Trace | undefined, b: Trace | undefined): boolean => (a && maskedTrace(a)) === (b && maskedTrace(b));

/**
 * Changes `recorded/<part>/<chapter>.json`, one line per listing so that a change reads well in review.
 * @throws ChangedError when somebody else did so meanwhile; EnvironmentError when it cannot be written
 */
export function writeEvidence(root: string, chapter: string, change: (recorded: Evidences) => Evidences): void {
  const path = `${root}/${evidencePath(chapter)}`;
  mkdirSync(dirname(path), { recursive: true });
  const before = readText(path);
  const lines = change(readEvidence(root, chapter)).listings.map((evidence) => `  ${JSON.stringify(evidence)}`);
  replaceFile(path, before, `{ "listings": [\n${lines.join(",\n")}\n] }\n`);
}
