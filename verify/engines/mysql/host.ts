import type mysql from "mysql2";
import type { Host } from "../sql/host.ts";
import type { Server } from "./server.ts";
import { asSent, send } from "./statement.ts";

/**
 * Who waits for whom, of rows and of whole tables. A row lock may be implicit, as that of an INSERT that is not committed: then its holder's thread is not
 * named, but its transaction is, which has a lock on the table by its own thread. A metadata lock that is asked for waits for those that are granted, and
 * for an exclusive one that was asked for before (MySQL manual, 29.12.13).
 */
const WAITS = `
  SELECT w.REQUESTING_THREAD_ID, l.THREAD_ID
    FROM performance_schema.data_lock_waits w
    JOIN performance_schema.data_locks l
      ON l.ENGINE_TRANSACTION_ID = w.BLOCKING_ENGINE_TRANSACTION_ID AND l.LOCK_TYPE = 'TABLE'
  UNION
  SELECT p.OWNER_THREAD_ID, g.OWNER_THREAD_ID
    FROM performance_schema.metadata_locks p
    JOIN performance_schema.metadata_locks g
      ON g.OBJECT_TYPE = p.OBJECT_TYPE AND g.OBJECT_SCHEMA <=> p.OBJECT_SCHEMA AND g.OBJECT_NAME <=> p.OBJECT_NAME
     AND g.OWNER_THREAD_ID <> p.OWNER_THREAD_ID
   WHERE p.LOCK_STATUS = 'PENDING'
     AND (g.LOCK_STATUS = 'GRANTED' AND (p.LOCK_TYPE = 'EXCLUSIVE' OR g.LOCK_TYPE IN ('EXCLUSIVE', 'SHARED_NO_READ_WRITE'))
       OR g.LOCK_STATUS = 'PENDING' AND g.LOCK_TYPE = 'EXCLUSIVE' AND p.LOCK_TYPE <> 'EXCLUSIVE')`;

/** Sessions on a database of MySQL. The server tells nobody that a statement waits: its own tables are asked, until what they say is stable. */
export function mysqlHost(server: Server, database: string): Host {
  let monitor: Promise<mysql.Connection> | undefined;
  const watch = () => {
    monitor ??= server.connect();
    return monitor;
  };
  return {
    async open() {
      const connection = await server.connect(database);
      const [[row = []]] = (await connection.promise().query("SELECT PS_CURRENT_THREAD_ID()")) as unknown as [string[][]];
      return { id: Number(row[0]), send: (sql) => send(connection, sql), end: async () => connection.destroy() };
    },
    asSent: (sql) => asSent(sql).join(";\n"),
    async blockers(ids) {
      const [rows] = (await (await watch()).promise().query(WAITS)) as unknown as [[string, string][]];
      return new Map(ids.map((id) => [id, rows.filter(([waiter]) => Number(waiter) === id).map(([, holder]) => Number(holder))]));
    },
    terminate: (thread) => server.terminate(thread),
    close: async () => (await monitor)?.destroy(),
  };
}
