import { readFileSync } from "node:fs";
import type { Listing, NameOf } from "../../../src/listings/index.ts";
import { observed } from "../observed.ts";
import type { Engine, Runner } from "../runner.ts";
import { decideRequests, readSituation } from "./decide.ts";
import type { Told } from "./told.ts";

const DECIDES: { [Name in NameOf<"iam">]: (listing: Listing<Name>) => Promise<Told> } = {
  "json iam": readSituation,
  "yaml iam-requests": decideRequests,
};

/** A policy evaluator, which is a model of IAM and not IAM: limits.ts knows where it is known to decide otherwise. */
export const iamRunner: Runner = {
  name: "iam",
  async open(): Promise<Engine> {
    return {
      version: `iam-simulate ${versionOf("@cloud-copilot/iam-simulate")}`,
      async observe(listings, done) {
        for (const listing of listings) {
          const decide = () => DECIDES[listing.contract.name as NameOf<"iam">](listing as never);
          done(listing, await observed(listing, async () => ({ kind: "decided", ...(await decide()) })));
        }
      },
      close: async () => {},
    };
  },
};

/** Its package.json is not among its exports, so it is found from its entry. */
function versionOf(name: string): string {
  const entry = import.meta.resolve(name);
  const folder = entry.slice(0, entry.indexOf(name) + name.length);
  return (JSON.parse(readFileSync(new URL(`${folder}/package.json`), "utf8")) as { version: string }).version;
}
