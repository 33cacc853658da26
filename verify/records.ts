import { alsoOf, type Evidences, evidenceOf, type Listing, readEvidence } from "../src/listings/index.ts";
import type { Chapter } from "./chapters.ts";
import { maskedTrace } from "./evidence.ts";
import { isCompared } from "./plan.ts";
import type { Result } from "./result.ts";

/** Results against the records: an interleaving that goes another way than it was recorded fails, whatever its listing claims. */
export function compareRecords(root: string, results: Result[]): Result[] {
  return results.map((result) => {
    const { chapter, listing, verdict, engine } = result;
    const evidence = evidenceOf(readEvidence(root, chapter.file), listing.hash);
    const recorded = isCompared(result) ? evidence?.traces?.[engine] : evidence?.trace;
    if (!recorded || !verdict?.trace || result.status !== "passed") return result;
    const [expected, actual] = [maskedTrace(recorded), maskedTrace(verdict.trace)];
    if (expected === actual) return result;
    return { ...result, status: "failed", problems: [{ line: listing.line, message: "went another way than recorded", expected, actual }] };
  });
}

/** Listings that no record vouches for: never run, not on every engine they name, or edited since. */
export function unrecorded(root: string, chapters: Chapter[]): { file: string; line: number }[] {
  return chapters.flatMap(({ file, listings }) => {
    const evidence = readEvidence(root, file);
    return listings.filter((listing) => !isRecorded(listing, evidence)).map(({ line }) => ({ file, line }));
  });
}

function isRecorded(listing: Listing, evidences: Evidences): boolean {
  const evidence = evidenceOf(evidences, listing.hash);
  const also = alsoOf(listing);
  return evidence !== undefined && (also === undefined || evidence.also?.[also] !== undefined);
}
