import { outcomeOf, simulate, tellScaling } from "../../../src/listings/index.ts";
import type { Observed } from "../../engine.ts";
import { defineEngine } from "../../engine.ts";
import { observed } from "../observed.ts";
import { judgeGroup } from "./judge.ts";
import type { Seen } from "./seen.ts";

/** The day on which the model was last held against AWS' documentation: it has no version of its own. */
const AS_READ = "2026-11-30";

/** A model of Auto Scaling, `src/models/scaling`: what AWS documents, and not AWS. */
export const scaling = defineEngine<"scaling", Seen>({
  name: "scaling",
  judges: { "yaml scaling": judgeGroup },
  async open() {
    return {
      version: `scaling model ${AS_READ}`,
      async observe(listings, done) {
        for (const listing of listings) {
          done(
            listing,
            await observed(listing, async (): Promise<Observed<Seen>> => {
              if (!listing.parsed) return { kind: "broken", message: "is no group that could be scaled" };
              const { situation } = listing.parsed;
              const minutes = simulate(situation);
              return { kind: "scaled", table: tellScaling(situation, minutes), outcome: outcomeOf(situation, minutes) };
            }),
          );
        }
      },
      close: async () => {},
    };
  },
});
