import { envOf, type Listing, schemaName } from "../../../src/listings/index.ts";
import { loadLexer } from "../../../src/sql/index.ts";
import { defineEngine, type Opened } from "../../engine.ts";
import { observed } from "../observed.ts";
import { Environment } from "./environment.ts";
import { SQL_JUDGES } from "./judge/index.ts";
import type { Seen } from "./seen.ts";
import { Server } from "./server.ts";

/** SQL, on a real PostgreSQL. Listings run one after the other: roles and settings of the server are shared by all databases. */
export const sql = defineEngine<"sql", Seen>({ name: "sql", open, judges: SQL_JUDGES });

async function open(): Promise<Opened<"sql", Seen>> {
  await loadLexer();
  const server = await Server.open();
  if ("missing" in server) return server;
  return {
    version: await server.version(),
    async observe(listings, done) {
      for (const group of Map.groupBy(listings, firstOfEnvironment).values()) {
        const schema = group[0]?.needs.find((needed) => schemaName(needed) !== undefined);
        const environment = new Environment(server, schema);
        for (const listing of group) done(listing, await observed(listing, () => environment.observe(listing)));
        await environment.close();
      }
    },
    close: () => server.close(),
  };
}

/** Listings with the same first listing share a database. Without an `env` a listing is alone. */
const firstOfEnvironment = (listing: Listing): Listing => listing.needs.find((other) => envOf(other) !== undefined) ?? listing;
