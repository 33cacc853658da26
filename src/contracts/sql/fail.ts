import * as z from "zod";
import { contract } from "../contract.ts";
import { ofSql, sqlKeys } from "./keys.ts";

export const fail = contract({
  ...ofSql,
  keys: z
    .strictObject(sqlKeys)
    .describe("Its last statement fails with the SQLSTATE that `-- want 40001` names, and all before it succeed."),
  caption: () => "fails",
  plays: () => "query",
});
