import { chownSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { Found } from "../home.ts";
import { type Deaths, NOBODY, removeFolder, startService, untilAnswers } from "../service.ts";
import { succeeds } from "../until.ts";

const PORT = 6432;

/** The names that it has a database under, by how many connections to the server they share. */
const POOLS = { one: 1, two: 2 };
export type PoolName = keyof typeof POOLS | "pgbouncer";

/** A pooler in transaction mode before one database. `pgbouncer` is its own console. */
export type Pooler = { url(name: PoolName): string; isWell(): Promise<boolean>; stop(): Promise<void> };

/**
 * Starts PgBouncer beside a server of our own, in a folder within the server's, since in a home of its own it sees no other.
 * @param folder of the server, in which its socket is
 * @param deaths hears of its end, when that is not our doing
 * @throws EnvironmentError when it does not come up
 */
export async function startPooler({ home }: Found, folder: string, database: string, deaths: Deaths): Promise<Pooler> {
  const own = join(folder, "pooler");
  removeFolder(own);
  mkdirSync(own, { mode: 0o711 });
  const inside = home.inside(folder);
  writeFileSync(join(own, "pgbouncer.ini"), settings(inside, database));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) for (const path of [own, join(own, "pgbouncer.ini")]) chownSync(path, NOBODY, NOBODY);
  // It refuses to run as root, which it is where it is this machine's own.
  const user = isRoot && !home.isolated ? ["-u", "nobody"] : [];
  const service = startService(home, folder, ["pgbouncer", ...user, `${inside}/pooler/pgbouncer.ini`]);
  const url = (name: PoolName) => `postgres://postgres@localhost:${PORT}/${name}?host=${encodeURIComponent(own)}`;
  try {
    await untilAnswers("PgBouncer", service, () => greet(own, "one"));
  } catch (error) {
    await service.crash();
    throw error;
  }
  deaths.follow(service, "PgBouncer");
  return { url, isWell: () => succeeds(greet(own, "pgbouncer")), stop: () => service.crash() };
}

function settings(inside: string, database: string): string {
  const databases = Object.entries(POOLS).map(
    ([name, size]) => `${name} = host=${inside} dbname=${database} user=postgres pool_size=${size}`,
  );
  return `[databases]
${databases.join("\n")}
[pgbouncer]
unix_socket_dir = ${inside}/pooler
listen_port = ${PORT}
auth_type = any
admin_users = postgres
pool_mode = transaction
`;
}

async function greet(host: string, database: PoolName): Promise<void> {
  const client = new pg.Client({ host, port: PORT, user: "postgres", database });
  client.on("error", () => {}); // it is asked again
  await client.connect().finally(() => client.end().catch(() => {}));
}
