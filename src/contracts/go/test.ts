import * as z from "zod";
import { contract } from "../contract.ts";
import { COMPANIONS, roleAmong, TOLD } from "../keys.ts";
import { goKeys, inPage, ofGo } from "./keys.ts";

export const test = contract({
  ...ofGo,
  keys: z
    .strictObject({ ...goKeys, role: roleAmong([...TOLD, ...COMPANIONS]) })
    .describe("Its tests pass. In an exercise: those of `role=tests` fail with the starter and pass with the solution."),
  caption: () => "passes its tests",
  plays: inPage("test"),
  testedBy: "go test role=tests",
});
