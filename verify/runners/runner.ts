import type { Listing } from "../../src/listings/index.ts";
import type { Execution } from "../process.ts";

/** What the compiler or vet said about one line of a listing. `line` is 1-based within the listing; 0: the whole program. */
export type Diagnostic = { line: number; message: string };

/** What was seen of a listing. Judging it is `judge.ts`'s business. */
export type Observation = { kind: "executed"; runs: Execution[] } | { kind: "diagnosed"; diagnostics: Diagnostic[]; text: string };

/** An engine that is ready to execute listings. */
export type Engine = {
  /** What readers see, such as `Go 1.27.3`. */
  version: string;
  /** Executes the listings, side by side where it can, and reports each as it is done. Rejects only when the engine itself broke. */
  observe(listings: Listing[], done: (listing: Listing, observation: Observation) => void): Promise<void>;
  close(): Promise<void>;
};

/** Why an engine cannot be had here, and what to install. */
export type Missing = { missing: string };

export type Runner = { name: string; open(): Promise<Engine | Missing> };
