import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { Manifest } from "../../src/engines/postgres/manifest.ts";
import { hashOf, makePart, type Part } from "./part.ts";

const MODULES = join(import.meta.dirname, "../../node_modules");
const PGLITE = join(MODULES, "@electric-sql/pglite/dist");
const LEXER = join(MODULES, "libpg-query/wasm/libpg-query.wasm");

/** Smaller pieces of the log that is written ahead, which is zeros: a page has to hold it in memory. */
const INITDB = ["--wal-segsize=1"];

/** What the page needs of PostgreSQL: files as npm has them, and a data directory, since initdb takes longer than all the rest. */
export async function makePostgres(): Promise<{ manifest: Manifest; parts: Part<Manifest>[] }> {
  const [server, share, lexer] = [join(PGLITE, "pglite.wasm"), join(PGLITE, "pglite.data"), LEXER].map((file) => readFileSync(file));
  const own = readFileSync(join(import.meta.dirname, "postgres.ts"));
  const part = await makePart(`postgres-${hashOf(own, server ?? "", share ?? "", lexer ?? "")}`, async (keep): Promise<Manifest> => {
    const { data, version } = await initialise();
    return {
      version,
      server: await keep("server.wasm", server ?? new Uint8Array()),
      share: await keep("share.bin", share ?? new Uint8Array()),
      data: await keep("data.tar", data),
      lexer: await keep("lexer.wasm", lexer ?? new Uint8Array()),
    };
  });
  return { manifest: part.fragment, parts: [part] };
}

/** A data directory as initdb makes it, and who made it. */
async function initialise(): Promise<{ data: Uint8Array; version: string }> {
  const db = await PGlite.create({ initDbStartParams: INITDB });
  const { rows } = await db.query<{ server_version: string }>("SHOW server_version");
  await db.exec("CHECKPOINT");
  const dumped = await db.dumpDataDir("none");
  await db.close();
  return { data: new Uint8Array(await dumped.arrayBuffer()), version: `PostgreSQL ${rows[0]?.server_version.split(" ")[0]}` };
}
