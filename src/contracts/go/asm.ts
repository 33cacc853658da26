import * as z from "zod";
import { contract } from "../contract.ts";
import { goKeys, inPage, ofGo } from "./keys.ts";

/** Architectures whose machine code a `go asm` listing is about: Go's compiler makes both on any machine. */
export const ARCHITECTURES = ["amd64", "arm64"] as const;

export const asm = contract({
  ...ofGo,
  keys: z
    .strictObject({ ...goKeys, arch: z.enum(ARCHITECTURES).optional().describe("The one architecture it is about. Default: both.") })
    .describe(
      'The machine code of each line has what `// want "CALL"` says, and has not what `// not "CALL"` says, on amd64 and on arm64.',
    ),
  caption: () => "machine code as marked",
  plays: inPage({ why: "it shows what is compiled for a processor, and the page compiles for WebAssembly" }),
});
