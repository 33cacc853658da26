import type { Statement } from "../../../src/sql/index.ts";
import { ListingError } from "../fault.ts";
import type { Host } from "./host.ts";
import type { Outcome, SqlRun } from "./seen.ts";

/**
 * Executes statements one after the other in one session, up to the first error.
 * @param timeout milliseconds for all of them together; then the session is ended by the server
 */
export async function play(host: Host, statements: Statement[], timeout: number): Promise<SqlRun> {
  const session = await host.open();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    host.terminate(session.id).catch(() => {}); // without a server the session has ended anyway
  }, timeout);
  const outcomes: Outcome[] = [];
  try {
    for (const { sql, line } of statements) {
      const result = await at(line, session.send(sql));
      outcomes.push({ ...result, line });
      if (result.error) break;
    }
  } finally {
    clearTimeout(timer);
    await session.end();
    await host.close();
  }
  return { outcomes, statements: statements.length, timedOut };
}

/** What a statement does that no chapter may ask for, with its line. */
const at = <T>(line: number, work: Promise<T>): Promise<T> =>
  work.catch((error: Error) => Promise.reject(new ListingError(line, error.message)));
