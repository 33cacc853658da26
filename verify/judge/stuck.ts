import type { Listing } from "../../src/listings/index.ts";
import { claimOnly, type Verdict } from "./verdict.ts";

/** The step at which a scenario went no further, from 0 on, or -1 while things were declared; and why. */
export type Stuck = { step: number; message: string };

/** A scenario that did not come to its end: where, why, and what had happened by then. */
export function stuckAt({ line }: Listing, steps: object[], events: string[], { step, message }: Stuck): Verdict {
  const where = step < 0 ? "while declaring" : `step ${step + 1} (${Object.keys(steps[step] ?? {}).join()})`;
  return claimOnly([{ line, message: `${where}: ${message}`, expected: "", actual: events.join("\n") }]);
}
