import * as z from "zod";
import { byEngine, type ContractSpec, unread } from "../contract.ts";
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

/** What is the same of all SQL of one session. */
export const ofSql = { engine: "sql", shows: "table", parse: unread, vouches: byEngine } as const satisfies Partial<ContractSpec>;
