import * as z from "zod";
import { contract } from "../contract.ts";
import { goKeys, inPage, ofGo } from "./keys.ts";

export const fail = contract({
  ...ofGo,
  keys: z.strictObject(goKeys).describe('Build or vet reports every `// want "substring"` on its line, and nothing else.'),
  caption: () => "does not build",
  plays: inPage("build"),
});
