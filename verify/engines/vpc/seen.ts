import type { NetworkAnswer, NetworkRequest } from "../../../src/listings/index.ts";

/** What became of one request. `line` is 1-based in the chapter. */
export type Walked = { line: number; request: NetworkRequest } & (NetworkAnswer | { unsayable: string });

export type Seen =
  /** What AWS would not take, each with its line; what is there without being written. */
  | { kind: "filled"; invalid: { line: number; message: string }[]; lines: string[] }
  | { kind: "walked"; walked: Walked[] }
  /** The requests of an exercise, in what readers begin with and in what solves it. */
  | { kind: "tried"; starter: Walked[]; solution: Walked[] };
