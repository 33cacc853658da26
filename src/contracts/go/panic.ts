import * as z from "zod";
import { contract } from "../contract.ts";
import { exitCode } from "../keys.ts";
import { goKeys, inPage, ofGo } from "./keys.ts";

export const panic = contract({
  ...ofGo,
  keys: z
    .strictObject({ ...goKeys, exit: exitCode.default(2).describe("Expected exit code.") })
    .describe("It builds and exits 2; what it prints on stderr matches."),
  caption: () => "crashes",
  plays: inPage("run"),
  /** Of a crash, the message and the first goroutine's header are the lesson; the stack below is the machine's. */
  condense: (lines) => {
    const header = lines.findIndex((line) => /^goroutine \d+ .*:$/.test(line));
    return header < 0 ? lines : [...lines.slice(0, header + 1), "..."];
  },
});
