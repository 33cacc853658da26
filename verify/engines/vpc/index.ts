import type { Listing, NameOf } from "../../../src/listings/index.ts";
import type { Observed } from "../../engine.ts";
import { defineEngine } from "../../engine.ts";
import { observed } from "../observed.ts";
import { judgeExercise, judgeNetwork, judgeRequests } from "./judge.ts";
import type { Seen } from "./seen.ts";
import { readNetwork, walkRequests } from "./walk.ts";

const OBSERVES: { [Name in NameOf<"vpc">]: (listing: Listing<Name>) => Seen } = {
  "json vpc": readNetwork,
  "yaml vpc-requests": walkRequests,
};

/** The day on which the model was last held against AWS' documentation: it has no version of its own. */
const AS_READ = "2026-11-30";

/** A model of reachability, `src/models/network`: what AWS documents, and not AWS. */
export const vpc = defineEngine<"vpc", Seen>({
  name: "vpc",
  judges: {
    "json vpc": judgeNetwork,
    "yaml vpc-requests": (listing, seen) => (seen.kind === "tried" ? judgeExercise(listing, seen) : judgeRequests(listing, seen)),
  },
  async open() {
    return {
      version: `network model ${AS_READ}`,
      async observe(listings, done) {
        for (const listing of listings)
          done(listing, await observed(listing, async (): Promise<Observed<Seen>> => OBSERVES[listing.contract.name](listing as never)));
      },
      close: async () => {},
    };
  },
});
