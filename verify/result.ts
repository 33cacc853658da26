import { environmentErrorOf } from "../lab/environment.ts";
import type { Missing, Observation } from "./engine.ts";
import { ENGINES } from "./engines/index.ts";
import { claimOnly, type Problem, problem, type Verdict } from "./judge/verdict.ts";
import type { Task } from "./plan.ts";

/** What became of one listing. A skipped one says why; it never counts as passed. */
export type Result = Task & {
  status: "passed" | "failed" | "skipped";
  problems: Problem[];
  /** What was seen, and what was made of it; none of a listing that was not executed, or of which nothing is known. */
  observation?: Observation;
  verdict: Verdict | undefined;
  /** It failed since the machine did: no disk, no memory, a server that ended. Its listing may hold. */
  environment?: true;
  /** What it ran on, such as `Go 1.21.13`, when that is not the engine's own version. */
  version?: string;
  /** How long it took by itself, where that can be told. */
  ms?: number;
};

/** `troubles`: what went wrong besides listings, such as an engine that does not end. */
export type Report = { results: Result[]; engines: Map<string, string>; troubles: string[] };

/** A listing of which there is no telling whether it holds. */
export function unproven({ chapter, listing, engine }: Task, message: string, environment = false): Result {
  const problems = [{ line: listing.line, message }];
  return { chapter, listing, engine, status: "failed", problems, verdict: undefined, ...(environment && { environment }) };
}

/** Not verified, for want of its engine: a failure where everything has to be proven, unless the engine is merely older than the book wants. */
export function withoutEngine(task: Task, { missing, outdated = false }: Missing, ci: boolean): Result {
  return { ...unproven(task, `not verified: ${missing}`), status: ci && !outdated ? "failed" : "skipped" };
}

/** Its engine did not come up, or broke: what it had not told yet is not proven. */
export function withBrokenEngine(task: Task, error: unknown, environment: boolean): Result {
  const message = error instanceof Error ? error.message : String(error);
  return unproven(task, `not verified: the engine broke: ${message}`, environment || environmentErrorOf(error) !== undefined);
}

/** Judges what was seen of a listing. What is thrown meanwhile is that listing's. */
export function judged(task: Task, observation: Observation, ci: boolean): Result {
  try {
    if (observation.kind === "missing") return withoutEngine(task, observation, ci);
    const seen = {
      ...(observation.version && { version: observation.version }),
      ...(observation.ms !== undefined && { ms: observation.ms }),
    };
    if (observation.kind === "untold")
      return { ...unproven(task, `has no verdict: ${observation.message}`, observation.environment), ...seen };
    const verdict = verdictOn(task, observation);
    const problems = [...verdict.contract, ...verdict.output];
    return { ...task, status: problems.length === 0 ? "passed" : "failed", problems, observation, verdict, ...seen };
  } catch (error) {
    return unproven(task, `has no verdict: it could not be judged: ${error instanceof Error ? error.message : error}`);
  }
}

function verdictOn({ listing, engine }: Task, observation: Extract<Observation, { kind: "seen" | "broken" }>): Verdict {
  if (observation.kind === "broken") return claimOnly([problem(listing.line + (observation.line ?? 0), observation.message)]);
  return ENGINES[engine].judge(listing, observation.seen);
}
