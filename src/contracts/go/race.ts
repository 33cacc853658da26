import * as z from "zod";
import { contract } from "../contract.ts";
import { goKeys, inPage, ofGo } from "./keys.ts";

export const race = contract({
  ...ofGo,
  keys: z
    .strictObject({ ...goKeys, race: z.enum(["clean"]).optional().describe("`race=clean`: no run reports a race.") })
    .describe("Built with `-race`, it reports a data race in at least one of its runs; with `race=clean`, in none."),
  caption: (options) => (options.race ? "no race found" : "races"),
  plays: inPage({ why: "the race detector needs threads, and the page has one" }),
});
