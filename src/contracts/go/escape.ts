import * as z from "zod";
import { contract } from "../contract.ts";
import { goKeys, inPage, ofGo } from "./keys.ts";

export const escapes = contract({
  ...ofGo,
  keys: z
    .strictObject(goKeys)
    .describe('`-gcflags="-m -l"` says every `// want "substring"` on its line; what else escapes in a marked function is an error.'),
  caption: () => "escapes as marked",
  plays: inPage("escape"),
});
