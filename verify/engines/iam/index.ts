import { readFileSync } from "node:fs";
import type { Listing, NameOf } from "../../../src/listings/index.ts";
import type { Observed } from "../../engine.ts";
import { defineEngine } from "../../engine.ts";
import { observed } from "../observed.ts";
import { decideRequests, readSituation } from "./decide.ts";
import { judgeExercise, judgeRequests, judgeSituation } from "./judge.ts";
import type { Seen } from "./seen.ts";

const DECIDES: { [Name in NameOf<"iam">]: (listing: Listing<Name>) => Promise<Seen> } = {
  "json iam": readSituation,
  "yaml iam-requests": decideRequests,
};

/** A policy evaluator, which is a model of IAM and not IAM: limits.ts knows where it is known to decide otherwise. */
export const iam = defineEngine<"iam", Seen>({
  name: "iam",
  judges: {
    "json iam": judgeSituation,
    "yaml iam-requests": (listing, seen) => (seen.kind === "tried" ? judgeExercise(listing, seen) : judgeRequests(listing, seen)),
  },
  async open() {
    return {
      version: `iam-simulate ${versionOf("@cloud-copilot/iam-simulate")}`,
      async observe(listings, done) {
        for (const listing of listings) {
          done(listing, await observed(listing, async (): Promise<Observed<Seen>> => DECIDES[listing.contract.name](listing as never)));
        }
      },
      close: async () => {},
    };
  },
});

/** Its package.json is not among its exports, so it is found from its entry. */
function versionOf(name: string): string {
  const entry = import.meta.resolve(name);
  const folder = entry.slice(0, entry.indexOf(name) + name.length);
  return (JSON.parse(readFileSync(new URL(`${folder}/package.json`), "utf8")) as { version: string }).version;
}
