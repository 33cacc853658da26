import * as z from "zod";
import { compatibleKeys } from "../compatible.ts";
import { byEngine, type ContractSpec, type Neighbour, unread } from "../contract.ts";
import { executed, ID } from "../keys.ts";

const env = z
  .string()
  .regex(ID, "lower-case words joined by -")
  .optional()
  .describe("Listings of a chapter with the same name share a database, in order. Default: an empty one of its own.");
const from = z
  .string()
  .regex(ID, "lower-case words joined by -")
  .optional()
  .describe("The schema of static/sql that the database begins with, said where an `env` begins.");

/** Keys of a SQL fence that has a database. */
export const inDatabase = { env, from };
export const sqlKeys = { ...executed, ...inDatabase };

const { also, on } = compatibleKeys("sql");
/** Keys of what may be executed on MySQL alone, and of what may be compared with it. */
export const elsewhereKeys = { on };
export const comparedKeys = { also, on };

type Elsewhere = { on?: "mysql" | undefined };
/** Why the page, which has PostgreSQL, does not execute what is MySQL's. */
export const unlessElsewhere = <Kind>({ on: engine }: Elsewhere, kind: Kind): Kind | { why: string } =>
  engine ? { why: "it is for MySQL, and the page has PostgreSQL" } : kind;

type Owner = { contract: { env?: string | undefined; from?: string | undefined; on?: string | undefined } };
/** A database is on one engine: the listings of an `env` that make it are all for that one. `line`: of the fence. */
export function refuseMixed({ contract: own, line, needs }: Owner & { line: number; needs: Neighbour[] }) {
  const first = needs.find((other): other is Neighbour & Owner => "env" in other.contract && other.contract.env === own.env);
  if (own.from && own.on)
    return [
      {
        line,
        column: 1,
        found: `from=${own.from} with on=${own.on}`,
        allowed: "a schema of its own: those of static/sql are PostgreSQL's",
      },
    ];
  if (own.env === undefined || !first || first.contract.on === own.on) return [];
  const here = own.on ?? "PostgreSQL";
  return [
    { line, column: 1, found: `env=${own.env}, which another engine than ${here} has begun`, allowed: `an env of its own for ${here}` },
  ];
}

/** What is the same of all SQL of one session. */
export const ofSql = { engine: "sql", shows: "table", parse: unread, vouches: byEngine } as const satisfies Partial<ContractSpec>;
