import { alsoOf, formatResult, type Listing, type Result, type Step } from "../../../../src/listings/index.ts";
import type { Statement } from "../../../../src/sql/index.ts";
import { judgeOutput } from "../../../judge/output.ts";
import { claimOnly, type Problem, problem, type Verdict } from "../../../judge/verdict.ts";
import type { Interleaving, Seen } from "../seen.ts";

/**
 * `sql sessions`: every expectation happened, nothing failed or waited unannounced, and all runs went the same way.
 * @param engine it was played on; when that is the one it is compared with, what differs stands behind its name (`--> ok; mysql: waits A`)
 */
export function judgeSessions(listing: Listing, seen: Seen, engine?: string): Verdict {
  if (seen.kind !== "interleaved") return claimOnly([problem(listing.line, "was not executed as SQL sessions")]);
  const other = engine !== undefined && alsoOf(listing) === engine ? engine : undefined;
  const { runs, statements } = other ? comparedWith(other, seen) : seen;
  const first = runs[0];
  if (!first) return claimOnly([problem(listing.line, "has no statements")]);
  const same = other ? alike(listing, other, seen) : [];
  const contract =
    same.length > 0
      ? same
      : (runs.map((run) => judgeRun(listing, run, statements)).find((problems) => problems.length > 0) ?? compareRuns(listing, runs));
  const trace = first.trace;
  // An output has the result of the listing's own engine.
  if (contract.length > 0 || !listing.output || other) return { ...claimOnly(contract), trace };
  const texts = runs.map((run) => formatResult(run.trace.at(-1)?.result ?? { tag: "" }));
  return { contract, ...judgeOutput(listing, texts), trace };
}

type Interleaved = Extract<Seen, { kind: "interleaved" }>;

/** The statements with what is expected of them on another engine: what is said of it, or what holds on the listing's own. */
function comparedWith(engine: string, { runs, statements }: Interleaved): Pick<Interleaved, "runs" | "statements"> {
  return { runs, statements: statements.map((own) => ({ ...own, expectations: own.otherwise[engine] ?? own.expectations })) };
}

/** What is said of another engine, though the statement goes there as on the listing's own. */
function alike({ line }: Listing, engine: string, { runs, statements }: Interleaved): Problem[] {
  const trace = runs[0]?.trace ?? [];
  return trace.flatMap((step, at) => {
    const { expectations = [], otherwise = {} } = statements[at] ?? {};
    const other = otherwise[engine];
    const isAlike = other && expectations.length > 0 && judgeStep(step, at, trace, expectations).length === 0;
    return isAlike
      ? [problem(line + step.line, `"${engine}: ${other.join(" | ")}", and there it is the same: only what differs is said`)]
      : [];
  });
}

function judgeRun({ line }: Listing, { trace, stuck }: Interleaving, statements: Statement[]): Problem[] {
  // What a listing that went no further left waiting is no fault of its own.
  const judged = stuck ? trace.filter(({ result }) => result) : trace;
  const found = judged.flatMap((step) => {
    const i = trace.indexOf(step);
    return judgeStep(step, i, trace, statements[i]?.expectations ?? []).map((message) => problem(line + step.line, message));
  });
  return stuck ? [...found, problem(line + stuck.line, stuck.message)] : found;
}

function judgeStep(step: Step, index: number, trace: Step[], expectations: string[]): string[] {
  const missed = expectations.filter((text) => !holds(text, step, index, trace));
  const problems = missed.map((text) => `expected ${text}, but ${describe(step, freedAt(index, trace))}`);
  return problems.length > 0 ? problems : unannounced(step, expectations);
}

/** What happened and must be said: a failure, a wait, a statement that is never released. */
function unannounced({ session, result, waitsFor }: Step, expectations: string[]): string[] {
  const says = (word: string) => expectations.some((text) => text.startsWith(word));
  if (result?.error && !says("error"))
    return [`fails with ${result.error.code}: ${result.error.message}. Expected? Write --> error ${result.error.code}`];
  if (waitsFor && !says("waits") && !says("pending"))
    return [`waits for ${waitsFor.join(" ")}. Expected? Write --> waits ${waitsFor.join(" ")}`];
  if (!result && !says("pending")) return [`session ${session} is never released. Expected? Write --> pending`];
  return [];
}

const freedAt = (index: number, trace: Step[]): string[] => trace.filter(({ freedBy }) => freedBy === index).map(({ session }) => session);

function holds(expectation: string, step: Step, index: number, trace: Step[]): boolean {
  const [word = "", ...rest] = expectation.split(/\s+/);
  if (word === "waits") return rest.every((name) => step.waitsFor?.includes(name));
  if (word === "frees") return rest.every((name) => freedAt(index, trace).includes(name));
  if (word === "pending") return step.result === undefined;
  return step.result !== undefined && gives(expectation, step.result);
}

function gives(expectation: string, { tag, rows, error }: Result): boolean {
  const code = /^error (\w{4,5})$/.exec(expectation)?.[1];
  if (code) return error?.code === code;
  if (error) return false;
  if (expectation === "ok") return true;
  const count = /^(\d+) rows?$/.exec(expectation)?.[1];
  if (count) return Number(tag.split(" ").at(-1)) === Number(count);
  return rows?.length === 1 && rows[0]?.map((value) => value ?? "NULL").join(" ") === expectation;
}

/** What became of a statement, in the words an expectation could use. */
function describe({ waitsFor, result }: Step, frees: string[]): string {
  const parts = [waitsFor && `waits ${waitsFor.join(" ")}`, result ? outcome(result) : "pending"];
  if (frees.length > 0) parts.push(`frees ${frees.join(" ")}`);
  return `it gave: ${parts.filter(Boolean).join(" | ")}`;
}

function outcome({ tag, rows, error }: Result): string {
  if (error) return `error ${error.code} (${error.message})`;
  if (rows?.length === 1) return rows[0]?.map((value) => value ?? "NULL").join(" ") ?? "";
  return rows ? `${rows.length} rows` : `ok (${tag})`;
}

function compareRuns({ line }: Listing, runs: Interleaving[]): Problem[] {
  const texts = runs.map(({ trace }) => JSON.stringify(trace, null, 1));
  const other = texts.findIndex((text) => text !== texts[0]);
  if (other < 0) return [];
  return [
    {
      line,
      message: `run ${other + 1} of ${runs.length} went another way than the first`,
      expected: texts[0] ?? "",
      actual: texts[other] ?? "",
    },
  ];
}
