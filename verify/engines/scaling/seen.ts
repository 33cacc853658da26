import type { ScalingOutcome } from "../../../src/listings/index.ts";

/** What became of a group: its minutes as a table, and what may be expected of it. */
export type Seen = { kind: "scaled"; table: string; outcome: ScalingOutcome };
