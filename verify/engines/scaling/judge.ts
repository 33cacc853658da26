import type { Listing } from "../../../src/listings/index.ts";
import { judgeOutput } from "../../judge/output.ts";
import { claimOnly, type Problem, type Verdict } from "../../judge/verdict.ts";
import type { Seen } from "./seen.ts";

/** `yaml scaling`: each figure that is expected comes of it. Its output is the table of minutes. */
export function judgeGroup(listing: Listing<"yaml scaling">, { table, outcome }: Seen): Verdict {
  const { expect = {} } = listing.parsed?.situation ?? {};
  const contract = Object.entries(expect).flatMap(([name, expected]): Problem[] => {
    const actual = outcome[name as keyof typeof outcome];
    if (expected === actual) return [];
    const line = listing.parsed?.lineOf(["expect", name]) ?? listing.line;
    return [{ line, message: `${name}: comes out otherwise`, expected: String(expected), actual: String(actual) }];
  });
  if (contract.length > 0) return claimOnly(contract);
  return { contract, ...judgeOutput(listing, [table]) };
}
