import type pg from "pg";
import type { Host } from "./host.ts";
import type { Server } from "./server.ts";
import { send } from "./statement.ts";

/**
 * Sessions on a database of PostgreSQL. The server tells a session that it waits (`log_lock_waits`, sent after its deadlock check), and
 * `pg_blocking_pids` names for whom. With `deadlock_timeout=1ms` whoever closes a cycle is the victim.
 */
export function postgresHost(server: Server, database: string): Host {
  let monitor: Promise<pg.Client> | undefined;
  const watch = () => {
    monitor ??= server.monitor();
    return monitor;
  };
  return {
    async open() {
      const client = await server.connect(database);
      const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
      return {
        id: rows[0]?.pid,
        send: (sql) => send(client, sql),
        onWait: (told) =>
          void client.on("notice", ({ severity, message }) => {
            if (severity === "LOG" && /^process \d+ still waiting for /.test(message ?? "")) told();
          }),
        end: () => client.end(),
      };
    },
    async blockers(ids) {
      const { rows } = await (await watch()).query<{ pid: number; by: number[] }>({
        name: "blockers",
        text: "SELECT pid, pg_blocking_pids(pid) || pg_safe_snapshot_blocking_pids(pid) AS by FROM unnest($1::int[]) AS pid",
        values: [ids],
      });
      return new Map(rows.map(({ pid, by }) => [pid, by]));
    },
    terminate: (pid) => server.terminate(pid),
    close: async () => await (await monitor)?.end(),
  };
}
