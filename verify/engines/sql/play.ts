import type pg from "pg";
import type { Statement } from "../../../src/sql/index.ts";
import { ListingError } from "../fault.ts";
import type { Outcome, SqlRun } from "./seen.ts";
import type { Server } from "./server.ts";
import { send } from "./statement.ts";

/**
 * Executes statements one after the other in one session, up to the first error.
 * @param timeout milliseconds for all of them together; then the session is ended by the server
 */
export async function play(server: Server, database: string, statements: Statement[], timeout: number): Promise<SqlRun> {
  const client = await server.connect(database);
  const guard = await guardSession(server, client, timeout);
  const outcomes: Outcome[] = [];
  try {
    for (const { sql, line } of statements) {
      const result = await at(line, send(client, sql));
      outcomes.push({ ...result, line });
      if (result.error) break;
    }
  } finally {
    guard.release();
    await client.end();
  }
  return { outcomes, statements: statements.length, timedOut: guard.timedOut() };
}

/** What a statement does that no chapter may ask for, with its line. */
const at = <T>(line: number, work: Promise<T>): Promise<T> =>
  work.catch((error: Error) => Promise.reject(new ListingError(line, error.message)));

type Guard = { timedOut(): boolean; release(): void };

/** Ends a session that takes longer than it may. */
async function guardSession(server: Server, client: pg.Client, timeout: number): Promise<Guard> {
  const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
  let expired = false;
  const timer = setTimeout(() => {
    expired = true;
    server.terminate(rows[0]?.pid).catch(() => {}); // without a server the session has ended anyway
  }, timeout);
  return { timedOut: () => expired, release: () => clearTimeout(timer) };
}
