import * as z from "zod";
import { contract } from "../contract.ts";
import { exitCode } from "../keys.ts";
import { goKeys, inPage, ofGo } from "./keys.ts";

export const run = contract({
  ...ofGo,
  keys: z
    .strictObject({ ...goKeys, exit: exitCode.default(0).describe("Expected exit code.") })
    .describe("A complete program. It builds, exits 0 or `exit=N`, and prints its output."),
  caption: () => "runs",
  plays: inPage("run"),
});
