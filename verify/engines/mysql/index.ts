import { findMysql } from "../../../lab/mysql/server.ts";
import { type Listing, type NameOf, sharesState } from "../../../src/listings/index.ts";
import { loadLexer, type Script, splitSql } from "../../../src/sql/index.ts";
import { defineEngine, type Opened } from "../../engine.ts";
import { attended, readied } from "../attended.ts";
import { ListingError } from "../fault.ts";
import { observed } from "../observed.ts";
import { wantsOf } from "../sql/environment.ts";
import { SQL_JUDGES } from "../sql/judge/index.ts";
import { judgeSessions } from "../sql/judge/sessions.ts";
import { play } from "../sql/play.ts";
import type { Seen, SqlObserved } from "../sql/seen.ts";
import { interleave } from "../sql/sessions.ts";
import { mysqlHost } from "./host.ts";
import { Server } from "./server.ts";

type MysqlListing = Listing<NameOf<"mysql">>;

/** MySQL, on which SQL is compared with PostgreSQL, or stands alone. Each listing has a database of its own, in which its `env` is played first. */
export const mysql = defineEngine<"mysql", Seen>({
  name: "mysql",
  open,
  judges: {
    "sql run": SQL_JUDGES["sql run"],
    "sql fail": SQL_JUDGES["sql fail"],
    "sql sessions": (listing, seen) => judgeSessions(listing, seen, "mysql"),
  },
});

async function open(): Promise<Opened<"mysql", Seen>> {
  await loadLexer();
  const found = await findMysql();
  if ("missing" in found) return found;
  const server = await Server.open(found);
  return {
    version: `MySQL ${found.version}`,
    async observe(listings, done) {
      for (const listing of listings) done(listing, await observed(listing, () => observe(server, listing)));
    },
    close: () => server.close(),
  };
}

/** How a listing is observed, contract by contract, in databases that begin as its `env` says. */
const OBSERVES: Record<NameOf<"mysql">, (server: Server, listing: MysqlListing, script: Script) => Promise<SqlObserved>> = {
  "sql run": observePlay,
  "sql fail": observePlay,
  "sql sessions": observeSessions,
};

const observe = (server: Server, listing: MysqlListing): Promise<SqlObserved> =>
  OBSERVES[listing.contract.name](server, listing, splitSql(listing.code));

async function observePlay(server: Server, listing: MysqlListing, script: Script): Promise<SqlObserved> {
  const runs = await eachRun(server, listing, (database) => play(mysqlHost(server, database), script.statements, listing.contract.timeout));
  return { kind: "played", runs, wants: wantsOf(script), sampled: false };
}

async function observeSessions(server: Server, listing: MysqlListing, { statements }: Script): Promise<SqlObserved> {
  const runs = await eachRun(server, listing, (database) => interleave(mysqlHost(server, database), statements, listing.contract.timeout));
  return { kind: "interleaved", runs, statements };
}

/** As often as the listing says, each time in a new database. */
async function eachRun<Run>(server: Server, { needs, contract }: MysqlListing, once: (database: string) => Promise<Run>): Promise<Run[]> {
  const before = needs.filter(sharesState);
  const all: Run[] = [];
  for (let run = 0; run < contract.runs; run += 1) all.push(await inDatabase(server, before, once));
  return all;
}

/** Makes a database with what the listings before have made, uses it, and drops it. @throws EnvironmentError when the server ended meanwhile */
async function inDatabase<Run>(server: Server, before: Listing[], use: (database: string) => Promise<Run>): Promise<Run> {
  const database = await readied(server, async () => {
    await server.revive();
    return await server.create();
  });
  try {
    return await attended(server, async () => {
      for (const { code, contract } of before) {
        const { outcomes } = await play(mysqlHost(server, database), splitSql(code).statements, contract.timeout);
        const failed = outcomes.find(({ error }) => error);
        if (failed) throw new ListingError(0, `MySQL does not take what its env begins with: ${failed.error?.message}`);
      }
      await server.analyze(database);
      return await use(database);
    });
  } finally {
    await server.drop(database).catch(() => {}); // a server that is gone took it along
  }
}
