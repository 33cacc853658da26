import { EnvironmentError } from "../../../lab/environment.ts";
import { findHome } from "../../../lab/find.ts";
import { type Pooler, startPooler } from "../../../lab/pgbouncer/pooler.ts";
import { PGBOUNCER } from "../../../lab/pgbouncer/program.ts";
import type { Cluster } from "../../../lab/postgres/cluster.ts";
import { type Pair, startPair } from "../../../lab/postgres/standby.ts";
import { Deaths } from "../../../lab/service.ts";
import { succeeds } from "../../../lab/until.ts";
import type { Missing } from "../../engine.ts";
import { readVersion, Server } from "../sql/server.ts";
import { byPort, type ProgramBackend } from "./program-backend.ts";

/** A database on one server for each program, the same with a pooler before it, or a primary and a standby of its own. */
export const openPostgres = (topology: string): Promise<ProgramBackend | Missing> => (OPEN[topology] ?? openServer)();
const OPEN: Record<string, () => Promise<ProgramBackend | Missing>> = { standby: openPairs, pooler: openPoolers };

/** A database of its own for every program. Our own server, and any whose address says so, listens on a socket in a folder. */
async function openServer(): Promise<ProgramBackend | Missing> {
  const server = await Server.open();
  if ("missing" in server) return server;
  let last: string | undefined;
  return {
    version: await server.version(),
    died: () => server.died(),
    isWell: () => server.isWell(),
    reach() {
      const host = folderOf(server);
      return host.startsWith("/") ? { network: "own", sees: [host] } : byPort();
    },
    async next() {
      await server.revive();
      if (last) await server.drop(last);
      await server.restore();
      last = await server.create();
      return { DATABASE_URL: server.url(last) };
    },
    // What DATABASE_URL names is one.
    ...(!process.env.DATABASE_URL && { another: openServer }),
    async close() {
      if (last) await server.drop(last).catch(() => {}); // it went with its server
      await server.close();
    },
  };
}

/** A database and a pooler of its own for every program, on one server of ours. */
async function openPoolers(): Promise<ProgramBackend | Missing> {
  const found = await findHome(PGBOUNCER);
  if ("missing" in found) return found;
  if (process.env.DATABASE_URL) return { missing: "a pooler stands before a server of our own: unset DATABASE_URL" };
  const server = await Server.open();
  if ("missing" in server) return server;
  const deaths = new Deaths();
  let last: { database: string; pooler: Pooler } | undefined;
  const forget = async () => {
    const { database, pooler } = last ?? {};
    last = undefined;
    await pooler?.stop();
    if (database) await server.drop(database).catch(() => {}); // it went with its server
  };
  return {
    version: `${await server.version()} behind PgBouncer ${found.version}`,
    died: () => Promise.race([server.died(), deaths.next()]),
    isWell: async () => ((await last?.pooler.isWell()) ?? true) && (await server.isWell()),
    reach: () => ({ network: "own", sees: [folderOf(server)] }),
    async next() {
      await forget();
      await server.revive();
      await server.restore();
      const database = await server.create();
      const pooler = await startPooler(found, folderOf(server), database, deaths);
      last = { database, pooler };
      return {
        DATABASE_URL: server.url(database),
        POOL_OF_ONE: pooler.url("one"),
        POOL_OF_TWO: pooler.url("two"),
        POOL_CONSOLE: pooler.url("pgbouncer"),
      };
    },
    another: openPoolers,
    async close() {
      await forget();
      await server.close();
    },
  };
}

/** Where its socket is. */
const folderOf = (server: Server): string => new URL(server.url("any")).searchParams.get("host") ?? "";

/** Two servers for each program, which may change who leads and end one of them: the next one finds others, both of them new. */
async function openPairs(): Promise<ProgramBackend | Missing> {
  const first = await startPair();
  if ("missing" in first) return first;
  let current: Pair = first;
  let isFresh = true;
  const both = () => [current.primary, current.standby];
  return {
    version: await versionOf(first),
    died: () => Promise.race([current.primary.died().then(named("primary")), current.standby.died().then(named("standby"))]),
    isWell: async () => (await Promise.all(both().map((server) => succeeds(greet(server))))).every(Boolean),
    reach: () => ({ network: "own", sees: both().flatMap(({ folders }) => folders) }),
    async next() {
      if (!isFresh) {
        await current.stop();
        const another = await startPair();
        if ("missing" in another) throw new EnvironmentError(another.missing);
        current = another;
      }
      isFresh = false;
      return { PRIMARY_URL: current.primary.url("postgres"), STANDBY_URL: current.standby.url("postgres") };
    },
    another: openPairs,
    close: () => current.stop(),
  };
}

const named = (server: string) => (how: string) => `${server}, ${how}`;

async function versionOf({ primary }: Pair): Promise<string> {
  const client = await primary.connect();
  return await readVersion(client).finally(() => client.end());
}

async function greet(server: Cluster): Promise<void> {
  const client = await server.connect();
  await client.end();
}
