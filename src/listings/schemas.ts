import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Listing } from "../contracts/index.ts";

/** Where the schemas are that chapters share, and how long one may take to load. The site serves the folder, so that readers can load them, too. */
const SCHEMAS = "static/sql";
const LOADING = 120_000;

/** The scripts of schemas, by name. */
export type Schemas = Readonly<Record<string, string>>;

/** The schemas of a book. */
export function readSchemas(root: string): Schemas {
  const folder = join(root, SCHEMAS);
  if (!existsSync(folder)) return {};
  const files = globSync("*.sql", { cwd: folder }).sort();
  return Object.fromEntries(files.map((file) => [basename(file, ".sql"), readFileSync(join(folder, file), "utf8")]));
}

const PREFIX = "schema:";

/** A schema as a listing that others need: executed before them, and part of what their hash identifies. */
export const schemaListing = (name: string, code: string): Listing => ({
  key: PREFIX + name,
  contract: { name: "sql run", runs: 1, timeout: LOADING },
  parsed: undefined,
  code,
  needs: [],
  hash: "",
  line: 1,
  output: undefined,
  options: [],
  node: { type: "code", lang: "sql", value: code },
});

/** The schema that a listing begins with: its name, where it is one. */
export const schemaName = ({ key }: Pick<Listing, "key">): string | undefined =>
  key.startsWith(PREFIX) ? key.slice(PREFIX.length) : undefined;

/** The name of the schema that a listing's environment begins with. */
export const schemaOf = ({ needs }: Listing): string | undefined => needs.map(schemaName).find((name) => name !== undefined);
