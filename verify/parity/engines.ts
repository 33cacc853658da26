import { pathToFileURL } from "node:url";
import { openGo } from "../../src/engines/go/client.ts";
import type { GoEngine } from "../../src/engines/go/types.ts";
import { openPostgres } from "../../src/engines/postgres/client.ts";
import type { PostgresEngine } from "../../src/engines/postgres/types.ts";
import { spawnThread } from "./thread.ts";

/** The page's Go under Node: the same files, the same code, threads in place of a browser's workers. Keeps the process until it is disposed of. */
export const openGoUnderNode = (folder: string): GoEngine => openGo(`${pathToFileURL(folder).href}/`, () => spawnThread("go-thread.ts"));

/** The page's PostgreSQL, likewise. */
export const openPostgresUnderNode = (folder: string): PostgresEngine =>
  openPostgres(`${pathToFileURL(folder).href}/`, () => spawnThread("postgres-thread.ts"));
