import * as z from "zod";
import { contract } from "../contract.ts";
import { goKeys, inPage, ofGo } from "./keys.ts";

export const vet = contract({
  ...ofGo,
  keys: z.strictObject(goKeys).describe('It builds, and vet says every `// want "substring"` on its line, and nothing else.'),
  caption: () => "vet objects as marked",
  plays: inPage("vet"),
});
