import type { Listing, NameOf } from "../../../src/listings/index.ts";
import { defineEngine, type Opened } from "../../engine.ts";
import { makeScratch, removeScratch } from "../../scratch.ts";
import { observed } from "../observed.ts";
import { type Buf, openBuf } from "./buf.ts";
import { PROTOBUF_JUDGES } from "./judge.ts";
import { observeBreaking, observeLint } from "./review.ts";
import type { ProtobufObserved, Seen } from "./seen.ts";
import { observeWire } from "./wire.ts";

/** Protobuf schemas, by npm's buf: its compiler, its rules, its encoder. It stays off the network. */
export const protobuf = defineEngine<"protobuf", Seen>({ name: "protobuf", open, judges: PROTOBUF_JUDGES });

const OBSERVES: { [Name in NameOf<"protobuf">]: (buf: Buf, listing: Listing<Name>, folder: string) => Promise<ProtobufObserved> } = {
  "protobuf lint": observeLint,
  "protobuf breaking": observeBreaking,
  "protobuf wire": observeWire,
};

async function open(): Promise<Opened<"protobuf", Seen>> {
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
        const observe = OBSERVES[listing.contract.name];
        done(listing, await observed(listing, () => observe(buf, listing as never, `listing${count}`)));
      }
    },
    close: async () => removeScratch(scratch),
  };
}
