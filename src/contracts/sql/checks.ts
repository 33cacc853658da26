import * as z from "zod";
import { contract } from "../contract.ts";
import { common } from "../keys.ts";
import { ofSql } from "./keys.ts";

export const checks = contract({
  ...ofSql,
  keys: z
    .strictObject(common)
    .describe("What a solution must do, as comments: `-- rows: any`, `-- statements: 1`, `-- plan: uses idx`, `-- rejects: 23514`."),
  caption: () => "checks of the exercise",
  plays: () => "query",
  part: "tests",
  testedBy: "sql checks",
});
