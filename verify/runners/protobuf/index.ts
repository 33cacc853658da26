import type { Listing, NameOf } from "../../../src/listings/index.ts";
import { makeScratch, removeScratch } from "../../scratch.ts";
import { observed } from "../observed.ts";
import type { Engine, Missing, Observation, Runner } from "../runner.ts";
import { type Buf, openBuf } from "./buf.ts";
import { observeBreaking, observeLint } from "./review.ts";
import { observeWire } from "./wire.ts";

/** Protobuf schemas, by npm's buf: its compiler, its rules, its encoder. It stays off the network. */
export const protobufRunner: Runner = { name: "protobuf", open };

const OBSERVES: { [Name in NameOf<"protobuf">]: (buf: Buf, listing: Listing<Name>, folder: string) => Promise<Observation> } = {
  "protobuf lint": observeLint,
  "protobuf breaking": observeBreaking,
  "protobuf wire": observeWire,
};

async function open(): Promise<Engine | Missing> {
  const scratch = makeScratch("protobuf");
  const buf = await openBuf(scratch);
  if ("missing" in buf) {
    removeScratch(scratch);
    return buf;
  }
  let count = 0;
  return {
    version: buf.version,
    async observe(listings, done) {
      for (const listing of listings) {
        count += 1;
        const observe = OBSERVES[listing.contract.name as NameOf<"protobuf">];
        done(listing, await observed(listing, () => observe(buf, listing as never, `listing${count}`)));
      }
    },
    close: async () => removeScratch(scratch),
  };
}
