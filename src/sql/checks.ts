import { formatResult } from "../listings/psql.ts"; // not the whole of listings: a worker of the page carries this
import type { Result } from "../listings/trace.ts";
import type { Comment, Script, Statement } from "./split.ts";

/** One thing a solution must do: `-- rows: any` with the statement below it. */
export type Check = { name: string; value: string; line: number; statement: Statement | undefined };

/** What became of one check. Of `rows`, both results, so that what differs can be shown. */
export type CheckOutcome = { line: number; check: string; holds: boolean; found: string; given?: Result; wanted?: Result };

/** Executes statements in a fresh copy of the exercise's database, and says what the last one gave. */
export type Attempt = (statements: Statement[]) => Promise<Result>;

const STATED = /^--\s*(rows|plan|statements|rejects):\s*(.+)$/;

/** Pairs each check with the statement written below it, if there is one before the next check. */
export function readChecks({ statements, comments }: Script): Check[] {
  const stated = comments.flatMap((comment) => {
    const match = STATED.exec(comment.text);
    return match ? [{ comment, name: match[1] ?? "", value: (match[2] ?? "").trim() }] : [];
  });
  return stated.map(({ comment, name, value }, i) => {
    const next = stated[i + 1]?.comment.line ?? Number.POSITIVE_INFINITY;
    return { name, value, line: comment.line, statement: statements.find(({ line }) => line > comment.line && line < next) };
  });
}

/** Comments that look like a check and are none. */
export const unknownChecks = ({ comments }: Script): Comment[] =>
  comments.filter(({ text }) => /^--\s*\w+:/.test(text) && !STATED.test(text));

/** Tries an answer against every check of a script. The same statements are executed once: several checks ask for them. */
export async function tryChecks(script: Script, answer: Statement[], attempt: Attempt): Promise<CheckOutcome[]> {
  const known = new Map<string, Promise<Result>>();
  const once: Attempt = (statements) => {
    const key = JSON.stringify(statements.map(({ sql }) => sql));
    const result = known.get(key) ?? attempt(statements);
    known.set(key, result);
    return result;
  };
  const outcomes: CheckOutcome[] = [];
  for (const check of readChecks(script)) {
    const tried = await CHECKS[check.name as keyof typeof CHECKS](check, answer, once);
    outcomes.push({ line: check.line, check: `${check.name}: ${check.value}`, ...tried });
  }
  return outcomes;
}

type Tried = Pick<CheckOutcome, "holds" | "found" | "given" | "wanted">;

const CHECKS = { rows: checkRows, plan: checkPlan, statements: checkStatements, rejects: checkRejects };

/** `rows: ordered | any`: the answer's last result has the rows of the statement below, in order or in any. */
async function checkRows({ value, statement }: Check, answer: Statement[], attempt: Attempt): Promise<Tried> {
  const given = await attempt(answer);
  const wanted = await attempt(statement ? [statement] : []);
  if (given.error) return { holds: false, found: formatResult(given) };
  const keys = (result: Result) => {
    const rows = (result.rows ?? []).map((row) => JSON.stringify(row));
    return value === "any" ? rows.sort() : rows;
  };
  return { holds: keys(given).join("\n") === keys(wanted).join("\n"), found: formatResult(given) || given.tag, given, wanted };
}

/** `plan: uses NAME` or `plan: no NODE`: what EXPLAIN says of the answer's last statement. */
async function checkPlan({ value }: Check, answer: Statement[], attempt: Attempt): Promise<Tried> {
  const last = answer.at(-1);
  if (!last) return { holds: false, found: "no statement" };
  const plan = await attempt([...answer.slice(0, -1), { ...last, sql: `EXPLAIN (COSTS OFF) ${last.sql}` }]);
  if (plan.error) return { holds: false, found: formatResult(plan) };
  const text = (plan.rows ?? []).flat().join("\n");
  const [, how, what = ""] = /^(uses|no) (.+)$/.exec(value) ?? [];
  return { holds: text.includes(what) === (how === "uses"), found: text };
}

/** `statements: N`: the answer has so many. */
async function checkStatements({ value }: Check, answer: Statement[]): Promise<Tried> {
  return { holds: answer.length === Number(value), found: `${answer.length} statements` };
}

/** `rejects: SQLSTATE`: after the answer, the statement below fails with that code. */
async function checkRejects({ value, statement }: Check, answer: Statement[], attempt: Attempt): Promise<Tried> {
  const result = await attempt(statement ? [...answer, statement] : answer);
  return { holds: result.error?.code === value, found: result.error ? `${result.error.code}: ${result.error.message}` : result.tag };
}
