import * as z from "zod";
import { contract } from "../contract.ts";
import { elsewhereKeys, ofSql, refuseMixed, sqlKeys, unlessElsewhere } from "./keys.ts";

export const fail = contract({
  ...ofSql,
  keys: z
    .strictObject({ ...sqlKeys, ...elsewhereKeys })
    .describe(
      "Its last statement fails with the SQLSTATE that `-- want 40001` names, of MySQL its error number, and all before it succeed.",
    ),
  caption: () => "fails",
  check: refuseMixed,
  plays: (keys) => unlessElsewhere(keys, "query"),
});
