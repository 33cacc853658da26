import { breaking } from "./breaking.ts";
import { lint } from "./lint.ts";
import { wire } from "./wire.ts";

/** Schemas by themselves, compared with others, and the bytes of their messages. */
export const PROTOBUF = { "protobuf lint": lint, "protobuf breaking": breaking, "protobuf wire": wire };
