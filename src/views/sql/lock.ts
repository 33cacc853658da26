import type { Step, Trace } from "../../listings/index.ts";

/** What a session waits for, where the statements tell: a row or the table by its name, a row just inserted, an advisory lock by its key. */
export type Lock = { kind: "row" | "table" | "inserted" | "advisory"; name: string };

/** The table a statement is about, and what it does with it. */
export type Touch = { table: string; does: "reads" | "locks rows" | "inserts" | "locks table" };

const NAME = String.raw`([a-z_][\w$.]*)`;
const TOUCHES: [RegExp, Touch["does"]][] = [
  [
    new RegExp(String.raw`^(?:(?:ALTER|DROP) TABLE|(?:LOCK|TRUNCATE)(?: TABLE)?)(?: IF EXISTS)?(?: ONLY)? ${NAME}(?!\w|\s*,)`, "i"),
    "locks table",
  ],
  [new RegExp(`^INSERT INTO ${NAME}`, "i"), "inserts"],
  [new RegExp(`^(?:UPDATE|DELETE FROM)(?: ONLY)? ${NAME}`, "i"), "locks rows"],
  [new RegExp(String.raw`\bFROM ${NAME}(?: WHERE [^;]*?)? FOR (?:NO KEY UPDATE|UPDATE|KEY SHARE|SHARE)\b`, "i"), "locks rows"],
  [new RegExp(String.raw`\bFROM ${NAME}`, "i"), "reads"],
];

export function touchOf(sql: string): Touch | undefined {
  const line = sql.replaceAll(/\s+/g, " ");
  for (const [pattern, does] of TOUCHES) {
    const table = pattern.exec(line)?.[1];
    if (table) return { table: table.toLowerCase(), does };
  }
}

/**
 * What step `at` waits for. The trace names the sessions, not the lock, so that it is told only where the statements leave no other
 * reading: an UPDATE may wait for a row or, over a unique key, for a new one; it is a row where both statements share a condition.
 */
export function lockOf(trace: Trace, at: number): Lock | undefined {
  const step = trace[at];
  if (!step?.waitsFor) return undefined;
  const advisory = /\bpg_advisory(?:_xact)?_lock(?:_shared)?\s*\(([^)]*)\)/i.exec(step.sql)?.[1];
  if (advisory) return { kind: "advisory", name: advisory };
  const own = touchOf(step.sql);
  if (!own) return undefined;
  if (own.does === "locks table") return { kind: "table", name: own.table };
  const held = step.waitsFor.flatMap((name) => inTransaction(trace.slice(0, at), name));
  const theirs = held.flatMap((other) => {
    const touch = touchOf(other.sql);
    return touch?.table === own.table ? [{ ...touch, sql: other.sql }] : [];
  });
  if (theirs.some(({ does }) => does === "locks table")) return { kind: "table", name: own.table };
  if (own.does === "inserts") return theirs.some(({ does }) => does === "inserts") ? { kind: "inserted", name: own.table } : undefined;
  const meet = theirs.some(({ does, sql }) => does === "locks rows" && overlap(sql, step.sql));
  return own.does === "locks rows" && meet ? { kind: "row", name: own.table } : undefined;
}

/** What a session has sent since its transaction began, as far as it went through. */
function inTransaction(before: Trace, name: string): Step[] {
  const own = before.filter(({ session, result }) => session === name && result && !result.error);
  const ended = own.findLastIndex(({ sql }) => /^(BEGIN|START TRANSACTION|COMMIT|ROLLBACK|END|ABORT)\b(?! TO\b)/i.test(sql));
  return own.slice(ended + 1);
}

/** Whether two statements surely chose the same rows: one takes all, or both ask the same of one column. */
function overlap(one: string, other: string): boolean {
  const [ones, others] = [conditions(one), conditions(other)];
  return ones.length === 0 || others.length === 0 || ones.some((condition) => others.includes(condition));
}

function conditions(sql: string): string[] {
  const line = sql.replaceAll(/\s+/g, " ").toLowerCase();
  const where = / where (.*?)(?: for (?:no key )?(?:update|key share|share)\b| returning\b| order by\b| limit\b|$)/.exec(line)?.[1];
  return where?.split(" and ") ?? [];
}
