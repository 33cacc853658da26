import { environmentErrorOf } from "../lab/environment.ts";
import { type Listing, readSchemas } from "../src/listings/index.ts";
import { type Chapter, parseChapter, readChapter } from "./chapters.ts";
import { makeEvidence, mergeEvidence, writeEvidence } from "./evidence.ts";
import { isCompared } from "./plan.ts";
import { judged, type Report, type Result, unproven } from "./result.ts";
import { isHeld, rewrite } from "./rewrite.ts";
import { ChangedError, replaceFile } from "./write.ts";

/** So often a chapter is read again that somebody else keeps writing. */
const TRIES = 3;

/**
 * Writes what was seen: output bodies where the contract held, and the evidence of every listing that now holds. Chapters are read again before they are
 * written: a listing that was edited while it ran gets nothing, and the others what is theirs, wherever they stand by now.
 * A listing whose contract failed is left alone: that is a change of claim, and an author's decision.
 * @returns the results as they stand after writing, with the lines they have then
 */
export function update(root: string, report: Report, date: string): Report {
  const chapters = Map.groupBy(report.results, ({ chapter }) => chapter);
  return { ...report, results: [...chapters].flatMap(([chapter, own]) => updateChapter(root, chapter, own, report.engines, date)) };
}

function updateChapter(root: string, chapter: Chapter, own: Result[], engines: Report["engines"], date: string): Result[] {
  for (let tries = 1; ; tries += 1) {
    try {
      return writeChapter(root, chapter, own, engines, date);
    } catch (error) {
      if (error instanceof ChangedError && tries < TRIES) continue;
      const why = `is not recorded: ${error instanceof Error ? error.message : error}`;
      const isEnvironment = environmentErrorOf(error) !== undefined;
      return own.map((result) => (isHeld(result) ? unproven(result, why, isEnvironment) : result));
    }
  }
}

function writeChapter(root: string, chapter: Chapter, own: Result[], engines: Report["engines"], date: string): Result[] {
  const now = readChapter(root, chapter.file);
  const followed = own.map((result) => follow(result, now));
  const schemas = readSchemas(root);
  const there = followed.filter((result) => result.chapter === now);
  const { chapter: after, refused } = rewrite(now, there, (text) => parseChapter(now.file, text, schemas));
  replaceFile(`${root}/${now.file}`, now.text, after.text);
  const results = followed.map((result) => {
    if (result.chapter !== now) return result;
    const why = refused.get(result);
    const settled = isHeld(result) && !why && (result.verdict.output.length === 0 || result.verdict.actual !== undefined);
    const written: Result = settled ? { ...result, status: "passed", problems: [] } : result;
    const moved = moveTo(written, after, after.listings[now.listings.indexOf(result.listing)] ?? result.listing);
    return why ? { ...moved, status: "failed" as const, problems: [{ line: moved.listing.line, message: why }] } : moved;
  });
  const passed = results.filter(isHeld).filter(({ status }) => status === "passed");
  const versionOf = ({ version, engine }: Result) => version ?? engines.get(engine) ?? engine;
  const fresh = passed
    .filter((result) => !isCompared(result))
    .map((result) => makeEvidence(result.listing, result.verdict, versionOf(result), date));
  const compared = passed
    .filter(isCompared)
    .map((result) => ({ hash: result.listing.hash, engine: result.engine, version: versionOf(result), trace: result.verdict.trace }));
  writeEvidence(root, now.file, (recorded) => mergeEvidence(after.listings, recorded, fresh, { compared, date }));
  return results;
}

/** The same result, of the listing as it stands by now: judged again where its chapter was edited. What is executed is what it was, or there is none. */
function follow(result: Result, now: Chapter): Result {
  const { chapter, listing, engine, observation } = result;
  const twin = (of: Listing) => (one: Listing) => one.hash === of.hash;
  const nth = chapter.listings.filter(twin(listing)).indexOf(listing);
  const same = now.listings.filter(twin(listing));
  const there = same.length === chapter.listings.filter(twin(listing)).length ? same[nth] : undefined;
  if (!there)
    return isHeld(result)
      ? unproven(result, "is not recorded: its chapter was edited while it ran, and it is another one now. Run it again")
      : result;
  if (now.text === chapter.text || !observation) return moveTo(result, now, there);
  return { ...moveTo(result, now, there), ...judged({ chapter: now, listing: there, engine }, observation, false) };
}

/** Its problems are where its listing is. */
function moveTo(result: Result, chapter: Chapter, listing: Listing): Result {
  const by = listing.line - result.listing.line;
  return { ...result, chapter, listing, problems: result.problems.map((problem) => ({ ...problem, line: problem.line + by })) };
}
