import * as z from "zod";
import { contract } from "../contract.ts";
import { common, roleAmong, TOLD, toFind } from "../keys.ts";
import { elsewhereKeys, inDatabase, ofSql, refuseMixed, unlessElsewhere } from "./keys.ts";

export const run = contract({
  ...ofSql,
  keys: z
    .strictObject({ ...common, ...inDatabase, ...elsewhereKeys, role: roleAmong([...TOLD, "starter", "solution"]), lines: toFind })
    .describe("Its statements succeed, and the last result is its output, when there is one. EXPLAIN has a contract of its own."),
  caption: () => "succeeds",
  check: refuseMixed,
  plays: (keys) => unlessElsewhere(keys, keys.role === "starter" ? "answer" : "query"),
  testedBy: "sql checks",
});
