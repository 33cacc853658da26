import { byEngine, type ContractSpec, elsewhere, unread } from "../contract.ts";

/** What is the same of all Protobuf files. */
export const ofProtobuf = {
  engine: "protobuf",
  parse: unread,
  vouches: byEngine,
  plays: elsewhere,
  shows: "text",
} as const satisfies Partial<ContractSpec>;
