import type { Observed } from "../../engine.ts";

/** One finding of buf. `line` is 1-based within the listing; 0: the whole file. `COMPILE` is the rule of its compiler. */
export type BufFinding = { line: number; rule: string; message: string };

/** What buf found in the listing, and what kept it from looking. */
export type Review = { findings: BufFinding[]; trouble?: string };

/** What came of the directives of a listing, as its output shows it; those that failed, by their line. */
export type WireRun = { text: string; failures: { line: number; message: string }[] };

/** What was seen of a Protobuf file. */
export type Seen =
  /** What buf found in a schema. */
  | { kind: "reviewed"; review: Review }
  /** Messages taken apart, once per run. */
  | { kind: "wired"; runs: WireRun[] };
export type ProtobufObserved = Observed<Seen>;
