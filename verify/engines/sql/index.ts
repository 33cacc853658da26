import { EnvironmentError } from "../../../lab/environment.ts";
import { envOf, type Listing, type NameOf, schemaName } from "../../../src/listings/index.ts";
import { loadLexer } from "../../../src/sql/index.ts";
import { defineEngine, type Opened } from "../../engine.ts";
import { observed } from "../observed.ts";
import { Environment } from "./environment.ts";
import { SQL_JUDGES } from "./judge/index.ts";
import type { Seen, SqlObserved } from "./seen.ts";
import { Server } from "./server.ts";

type SqlListing = Listing<NameOf<"sql">>;

/** SQL, on a real PostgreSQL. The listings of a server run one after the other: roles and settings are shared by all its databases. */
export const sql = defineEngine<"sql", Seen>({ name: "sql", open, judges: SQL_JUDGES });

/** Most of a listing's time goes into making its database, by one process of the server; a second server has the machine's other core. */
const SIDE_BY_SIDE = 2;

async function open(): Promise<Opened<"sql", Seen>> {
  await loadLexer();
  const server = await Server.open();
  if ("missing" in server) return server;
  const servers = [server];
  return {
    version: await server.version(),
    async observe(listings, done) {
      const groups = [...Map.groupBy(listings, firstOfEnvironment).values()];
      // What DATABASE_URL names is one.
      const most = process.env.DATABASE_URL ? 1 : Math.min(SIDE_BY_SIDE, groups.length);
      while (servers.length < most) servers.push(await another());
      const left = groups.values();
      await Promise.all(servers.map((own) => observeGroups(own, left, done)));
    },
    close: async () => void (await Promise.all(servers.map((own) => own.close()))),
  };
}

async function another(): Promise<Server> {
  const server = await Server.open();
  if ("missing" in server) throw new EnvironmentError(server.missing);
  return server;
}

/** Takes one group of listings after the other, until none is left for this server. */
async function observeGroups(
  server: Server,
  left: Iterable<SqlListing[]>,
  done: (listing: Listing, told: SqlObserved) => void,
): Promise<void> {
  for (const group of left) {
    const schema = group[0]?.needs.find((needed) => schemaName(needed) !== undefined);
    const environment = new Environment(server, schema);
    for (const listing of group) done(listing, await observed(listing, () => environment.observe(listing)));
    await environment.close();
  }
}

/** Listings with the same first listing share a database. Without an `env` a listing is alone. */
const firstOfEnvironment = (listing: Listing): Listing => listing.needs.find((other) => envOf(other) !== undefined) ?? listing;
