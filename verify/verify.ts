import { evidenceOf, type Listing, readEvidence } from "../src/listings/index.ts";
import type { Chapter } from "./chapters.ts";
import { makeEvidence, maskedTrace, mergeEvidence, writeEvidence } from "./evidence.ts";
import { judge, type Problem, type Verdict } from "./judge/index.ts";
import type { Options } from "./options.ts";
import { engineOf, type Plan, type Task } from "./plan.ts";
import { promote, writeAtomically } from "./promote.ts";
import { RUNNERS } from "./runners/index.ts";
import type { Engine, Missing, Observation, Runner } from "./runners/runner.ts";

/** What became of one listing. A skipped one says why; it never counts as passed. */
export type Result = {
  chapter: Chapter;
  listing: Listing;
  engine: string;
  status: "passed" | "failed" | "skipped";
  problems: Problem[];
  verdict: Verdict | undefined;
  /** What it ran on, such as `Go 1.21.13`, when that is not the engine's own version. */
  version?: string;
  /** How long it took by itself, where that can be told. */
  ms?: number;
};

export type Report = { results: Result[]; engines: Map<string, string> };

/** Executes a plan on its engines, or on others in their place. `done` is called as each listing ends. */
export async function executePlan(
  { tasks }: Pick<Plan, "tasks">,
  options: Pick<Options, "ci" | "repeat">,
  done: (result: Result) => void,
  runners: Record<string, Runner> = RUNNERS,
): Promise<Report> {
  const engines = new Map<string, string>();
  const results: Result[] = [];
  const report = (result: Result) => {
    results.push(result);
    done(result);
  };
  const groups = Map.groupBy(tasks, ({ listing }) => engineOf(listing));
  for (const name of groups.keys()) engines.set(name, "missing");
  const execute = async (name: string, group: Task[]) => {
    const runner = runners[name];
    const opened = runner ? await runner.open().catch(asMissing) : { missing: `no runner for ${name}` };
    if ("missing" in opened) {
      for (const task of group) report(withoutEngine(task, name, opened, options.ci));
      return;
    }
    engines.set(name, opened.version);
    try {
      for (let i = 0; i < options.repeat; i += 1) await observeGroup(opened, name, group, options.ci, report);
    } finally {
      await opened.close();
    }
  };
  // Side by side: servers are waited for most of the time.
  await Promise.all([...groups].map(([name, group]) => execute(name, group)));
  return { results, engines };
}

async function observeGroup(engine: Engine, name: string, group: Task[], ci: boolean, report: (result: Result) => void): Promise<void> {
  const left = new Map(group.map((task) => [task.listing, task]));
  const done = (listing: Listing, observation: Observation) => {
    const task = left.get(listing);
    if (!task) return;
    left.delete(listing);
    if (observation.kind === "missing") return report(withoutEngine(task, name, observation, ci));
    const verdict = judge(listing, observation);
    const problems = [...verdict.contract, ...verdict.output];
    report({
      ...task,
      engine: name,
      status: problems.length === 0 ? "passed" : "failed",
      problems,
      verdict,
      ...(observation.version && { version: observation.version }),
      ...(observation.ms !== undefined && { ms: observation.ms }),
    });
  };
  try {
    await engine.observe([...left.keys()], done);
  } catch (error) {
    // The other engines go on: what this one had not told yet is not proven.
    for (const task of left.values()) report({ ...withoutEngine(task, name, asMissing(error), ci), status: "failed" });
  }
}

const asMissing = (error: unknown): Missing => ({ missing: `the engine broke: ${error instanceof Error ? error.message : error}` });

/** Not verified; where everything has to be proven a failure, unless it is merely older than the book wants. */
function withoutEngine({ chapter, listing }: Task, engine: string, { missing, outdated = false }: Missing, ci: boolean): Result {
  const problems = [{ line: listing.line, message: `not verified: ${missing}` }];
  return { chapter, listing, engine, status: ci && !outdated ? "failed" : "skipped", problems, verdict: undefined };
}

/**
 * Writes what was seen: output bodies where the contract held, and the evidence of every listing that now holds.
 * A listing whose contract failed is left alone: that is a change of claim, and an author's decision.
 * @returns the results as they stand after writing
 */
export function update(root: string, { results, engines }: Report, date: string): Result[] {
  for (const [chapter, own] of Map.groupBy(results, (result) => result.chapter)) {
    const held = own.filter(contractHeld);
    const promotions = held.flatMap(({ listing, verdict }) =>
      verdict.output.length > 0 && verdict.actual !== undefined ? [{ listing, actual: verdict.actual }] : [],
    );
    if (promotions.length > 0) writeAtomically(`${root}/${chapter.file}`, promote(chapter.text, promotions));
    const fresh = held.map(({ listing, verdict, engine, version }) =>
      makeEvidence(listing, verdict, version ?? engines.get(engine) ?? engine, date),
    );
    writeEvidence(root, chapter.file, mergeEvidence(chapter.listings, readEvidence(root, chapter.file), fresh));
  }
  return results.map((result) => (contractHeld(result) ? { ...result, status: "passed", problems: [] } : result));
}

const contractHeld = (result: Result): result is Result & { verdict: Verdict } => result.verdict?.contract.length === 0;

/** Results against the records: an interleaving that goes another way than it was recorded fails, whatever its listing claims. */
export function compareRecords(root: string, results: Result[]): Result[] {
  return results.map((result) => {
    const { chapter, listing, verdict } = result;
    const recorded = evidenceOf(readEvidence(root, chapter.file), listing.hash)?.trace;
    if (!recorded || !verdict?.trace || result.status !== "passed") return result;
    const [expected, actual] = [maskedTrace(recorded), maskedTrace(verdict.trace)];
    if (expected === actual) return result;
    return { ...result, status: "failed", problems: [{ line: listing.line, message: "went another way than recorded", expected, actual }] };
  });
}

/** Listings that no record vouches for: never run, or edited since. */
export function unrecorded(root: string, chapters: Chapter[]): { file: string; line: number }[] {
  return chapters.flatMap(({ file, listings }) => {
    const evidence = readEvidence(root, file);
    return listings.filter(({ hash }) => !evidenceOf(evidence, hash)).map(({ line }) => ({ file, line }));
  });
}
