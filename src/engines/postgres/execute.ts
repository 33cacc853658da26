import type { PGlite } from "@electric-sql/pglite";
import { type Script, type Statement, splitSql } from "../../sql/index.ts";
import { psqlProblem } from "./psql.ts";
import { type Sent, send } from "./send.ts";
import type { Outcome, Ran } from "./types.ts";

/** Takes a script apart; what its lexer says against it, in words for readers. */
export function readScript(text: string): Script | { problem: string } {
  try {
    const script = splitSql(text);
    const problem = psqlProblem(script.statements);
    return problem ? { problem } : script;
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

/** Executes statements one after the other, up to the first error. `tell` hears of each as soon as it is done. */
export async function executeScript(
  db: PGlite,
  text: string,
  statements: Statement[],
  limit: number,
  tell: (outcome: Outcome) => void = () => {},
): Promise<Ran> {
  const began = performance.now();
  const outcomes: Outcome[] = [];
  for (const statement of statements) {
    const sentAt = performance.now();
    const { position, ...sent } = await send(db, statement.sql, limit);
    const at = position === undefined ? undefined : locate(text, statement, position);
    const outcome: Outcome = { ...sent, line: statement.line, took: performance.now() - sentAt, ...(at && { position: at }) };
    outcomes.push(outcome);
    tell(outcome);
    if (outcome.error) break;
  }
  return { outcomes, statements: statements.length, took: performance.now() - began };
}

/** A position within a statement, as line and column of the script it was cut from. */
function locate(text: string, { sql, line }: Statement, position: NonNullable<Sent["position"]>): Outcome["position"] {
  const lines = text.split("\n");
  const lineStart = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  // The server counts characters, JavaScript counts UTF-16 units.
  const before = [...sql].slice(0, position - 1).join("");
  const upTo = text.slice(0, text.indexOf(sql, lineStart) + before.length).split("\n");
  return { line: upTo.length, column: [...(upTo.at(-1) ?? "")].length + 1 };
}
