import * as z from "zod";
import { contract } from "../contract.ts";
import { ofSql, sqlKeys } from "./keys.ts";

export const explain = contract({
  ...ofSql,
  shows: "plan",
  keys: z
    .strictObject(sqlKeys)
    .describe(
      "Its last statement is an EXPLAIN. Nodes, conditions, indexes, actual rows and loops are compared; costs, times, sizes are not.",
    ),
  caption: () => "plan",
  plays: () => "explain",
  analyzed: true,
});
