import type { Listing } from "../../../../src/listings/index.ts";
import { judgeOutput } from "../../../judge/output.ts";
import { claimOnly, problem, type Verdict } from "../../../judge/verdict.ts";
import { type Execution, OUTPUT_CAP } from "../../../process.ts";
import type { Seen } from "../seen.ts";
import { judgeProgram } from "./program.ts";

const reportsRace = ({ stderr }: Execution): boolean => stderr.includes("WARNING: DATA RACE");

/** `-race` reports a data race at least once in all runs; with `race=clean` never, and the program prints its output. */
export function judgeRace(listing: Listing<"go race">, seen: Seen): Verdict {
  const { contract, line } = listing;
  if (seen.kind !== "executed") return judgeProgram(listing, seen);
  const { runs } = seen;
  const racy = runs.filter(reportsRace);
  const of = `${racy.length} of ${runs.length} ${runs.length === 1 ? "run" : "runs"}`;
  if (contract.race === "clean") {
    const [report] = racy;
    return report
      ? claimOnly([{ line, message: `reports a race in ${of}, although it is race=clean`, actual: report.stderr.trim() }])
      : judgeProgram(listing, seen);
  }
  const cut = runs.findIndex(({ timedOut, truncated }) => timedOut || truncated);
  if (cut >= 0) {
    const why = runs[cut]?.timedOut
      ? `did not end within ${contract.timeout} ms (timeout= allows more)`
      : `printed more than ${OUTPUT_CAP / 1024} KiB`;
    return claimOnly([problem(line, `run ${cut + 1} of ${runs.length} ${why}`)]);
  }
  if (racy.length === 0)
    return claimOnly([
      problem(
        line,
        `reports no race in ${runs.length} ${runs.length === 1 ? "run" : "runs"}: with a higher runs= it may, or it is race=clean`,
      ),
    ]);
  return listing.output ? { contract: [], ...judgeOutput(listing, racy.slice(0, 1).map(raceReport)) } : claimOnly([]);
}

/** The report alone, in the words the page shows: what the program printed besides varies with the race. */
const raceReport = ({ stderr }: Execution): string => /={18}\n([\s\S]*?)={18}/.exec(stderr)?.[1]?.trim() ?? stderr;
