import type { ContractName, Listing } from "../../src/listings/index.ts";
import type { Observation } from "../runners/runner.ts";
import { judgeDiagnostics } from "./diagnostics.ts";
import { judgeProgram } from "./program.ts";
import type { Verdict } from "./verdict.ts";

export type { Problem, Verdict } from "./verdict.ts";

const JUDGES: Record<ContractName, (listing: Listing, observation: Observation) => Verdict> = {
  "go run": judgeProgram,
  "go fail": judgeDiagnostics,
  "go panic": judgeProgram,
};

/** Compares what was seen with what the chapter claims. Pure: no engine, no file. */
export const judge = (listing: Listing, observation: Observation): Verdict => JUDGES[listing.contract.name](listing, observation);
