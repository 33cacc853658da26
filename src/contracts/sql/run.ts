import * as z from "zod";
import { contract } from "../contract.ts";
import { common, roleAmong, TOLD, toFind } from "../keys.ts";
import { inDatabase, ofSql } from "./keys.ts";

export const run = contract({
  ...ofSql,
  keys: z
    .strictObject({ ...common, ...inDatabase, role: roleAmong([...TOLD, "starter", "solution"]), lines: toFind })
    .describe("Its statements succeed, and the last result is its output, when there is one. EXPLAIN has a contract of its own."),
  caption: () => "succeeds",
  plays: ({ role }) => (role === "starter" ? "answer" : "query"),
  testedBy: "sql checks",
});
