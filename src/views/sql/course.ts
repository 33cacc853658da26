import type { Step, Trace } from "../../listings/index.ts";
import { lockOf, touchOf } from "./lock.ts";

/** What becomes of a statement. */
export type Fate = "goes on" | "waits" | "fails";

/** What can be foreseen of a step: the fate of what it sends or, where it lets another session go on, of what that one waits with. */
export type Question = { about: string; own: boolean; right: Fate };

/** Sessions that step `at` lets go on, each with the step it waited in. */
const freedAt = (trace: Trace, at: number): Step[] => trace.filter(({ freedBy }) => freedBy === at);

/**
 * The question before step `at`: of what blocks, fails or frees; and of what could have, but goes on. Without the latter, being asked
 * would be half of the answer.
 */
export function questionOf(trace: Trace, at: number): Question | undefined {
  const step = trace[at];
  if (!step) return undefined;
  const own = { about: step.session, own: true };
  if (step.waitsFor) return { ...own, right: "waits" };
  if (step.result?.error) return { ...own, right: "fails" };
  const [freed] = freedAt(trace, at);
  if (freed) return { about: freed.session, own: false, right: freed.result?.error ? "fails" : "goes on" };
  return isContested(trace, at) ? { ...own, right: "goes on" } : undefined;
}

/** Whether a step changes a table that another session has changed before it, or commits what SERIALIZABLE may refuse. */
function isContested(trace: Trace, at: number): boolean {
  const { session, sql } = trace[at] as Step;
  const before = trace.slice(0, at);
  const others = before.filter((step) => step.session !== session).flatMap(({ sql }) => changed(sql));
  if (!/^COMMIT\b/i.test(sql)) return changed(sql).some((table) => others.includes(table));
  const { level, open } = standing(before, session);
  const own = before.filter((step) => step.session === session).flatMap(({ sql }) => changed(sql));
  return open === "open" && level === "serializable" && own.length > 0 && others.length > 0;
}

/** The table a statement changes or locks in, if any. */
function changed(sql: string): string[] {
  const touch = touchOf(sql);
  return touch && touch.does !== "reads" ? [touch.table] : [];
}

/** Where a session stands: its transaction, the level it asked for, what its last query gave, for whom it waits. */
export type Standing = {
  open: "unused" | "none" | "open" | "failed";
  level: string | undefined;
  saw: string | undefined;
  waitsFor: string[] | undefined;
};

const LEVEL = /^(?:BEGIN|START|SET TRANSACTION)\b.*\b(READ UNCOMMITTED|READ COMMITTED|REPEATABLE READ|SERIALIZABLE)\b/i;

/** Where session `name` stands when the steps of `before` were sent. */
export function standing(before: Trace, name: string): Standing {
  const own = before.filter(({ session }) => session === name);
  return own.reduce<Standing>(
    (at, step) => {
      const { sql, result, waitsFor, freedBy = before.length } = step;
      if (waitsFor && freedBy >= before.length) return { open: at.open, level: at.level, saw: at.saw, waitsFor };
      const open = openAfter(at.open, sql, result?.error?.code);
      const asked = result?.error ? undefined : LEVEL.exec(sql)?.[1]?.toLowerCase();
      const level = open === "none" ? undefined : (asked ?? at.level);
      return { open, level, saw: result?.rows ? seen(step) : at.saw, waitsFor: undefined };
    },
    { open: "unused", level: undefined, saw: undefined, waitsFor: undefined },
  );
}

/** MySQL tells an error's number, of four digits: the statement is undone and its transaction goes on, but for the victim of a deadlock (1213). */
const MYSQL = /^\d{4}$/;
const VICTIM = "1213";

/** A transaction after a statement. One that has failed is over with its end alone, or goes back to a savepoint. */
function openAfter(before: Standing["open"], sql: string, error: string | undefined): Standing["open"] {
  if (error && MYSQL.test(error)) return error === VICTIM ? "none" : before;
  const failed = error !== undefined;
  if (/^(COMMIT|END|ROLLBACK|ABORT)\b(?! TO\b)/i.test(sql)) return "none";
  if (failed) return before === "open" || before === "failed" ? "failed" : "none";
  if (/(?:^|;\s*)(BEGIN|START TRANSACTION|ROLLBACK TO)\b/i.test(sql)) return "open";
  return before === "unused" ? "none" : before;
}

/** What a query gave, in a few words. */
function seen({ result }: Step): string {
  const { rows = [], fields = [] } = result ?? {};
  const [row] = rows;
  if (rows.length !== 1 || !row) return rows.length === 0 ? "no rows" : `${rows.length} rows`;
  return row.map((value, column) => `${fields[column]?.name ?? ""} ${value ?? "NULL"}`.trim()).join(", ");
}

/** What happened at step `at`: to its own session, to those it lets go on, to those that still wait. */
export function happened(trace: Trace, at: number): string[] {
  const step = trace[at];
  if (!step) return [];
  const stillWaits = ({ waitsFor, freedBy = trace.length }: Step, sent: number) => waitsFor && sent < at && at < freedBy;
  return [
    step.waitsFor ? `${step.session} waits for ${names(step.waitsFor)}${over(trace, at)}.` : ended(step),
    ...freedAt(trace, at).map((freed) => ended(freed, freed.result?.error ? freed.session : `${freed.session} goes on and`)),
    ...trace.filter(stillWaits).map(({ session, waitsFor = [] }) => `${session} still waits for ${names(waitsFor)}.`),
  ];
}

function ended(step: Step, who = step.session): string {
  const { result } = step;
  if (result?.error) return `${who} fails: ERROR ${result.error.code}, ${result.error.message}.`;
  return result?.rows ? `${who} sees ${seen(step)}.` : `${who} gets ${result?.tag ?? "nothing"}.`;
}

function over(trace: Trace, at: number): string {
  const lock = lockOf(trace, at);
  if (!lock) return "";
  const holder = names(trace[at]?.waitsFor ?? []);
  return {
    row: `, over a row of ${lock.name}`,
    table: `, over the table ${lock.name}`,
    inserted: `, until it is known whether what ${holder} inserted into ${lock.name} stays`,
    advisory: `, over advisory lock ${lock.name}`,
  }[lock.kind];
}

const names = (all: string[]): string => all.map((name) => (name === "?" ? "somebody else" : name)).join(" and ");
