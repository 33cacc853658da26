import { isTimed, keepsClaim, type Listing, roleOf } from "../../../../src/listings/index.ts";
import { judgeOutput } from "../../../judge/output.ts";
import { claimOnly, problem, type Verdict } from "../../../judge/verdict.ts";
import type { Seen } from "../seen.ts";
import { judgeExit, judgeProgram } from "./program.ts";

/** Tests pass; a starter compiles with the tests of its exercise and fails at least one of them. */
export function judgeTest(listing: Listing, seen: Seen): Verdict {
  if (seen.kind !== "executed") return judgeProgram(listing, seen);
  const { runs } = seen;
  const contract = roleOf(listing.contract) === "starter" ? runs.flatMap((run) => judgeStarter(listing, run)) : judgeExit(listing, runs);
  if (contract.length > 0 || !listing.output) return claimOnly(contract);
  return {
    contract,
    ...judgeOutput(
      listing,
      runs.map(({ stdout }) => stdout),
    ),
  };
}

function judgeStarter(
  { line, contract }: Listing,
  { exit, stdout, stderr, timedOut }: { exit: number | null; stdout: string; stderr: string; timedOut: boolean },
) {
  if (timedOut) return [problem(line, `the tests did not end with the starter within ${contract.timeout} ms`)];
  if (exit === 0) return [problem(line, "the starter passes every test already: there is nothing to do")];
  if (/^\s*--- FAIL: /m.test(stdout) && exit === 1) return [];
  return [
    {
      line,
      message: `the starter fails no test, it crashes the tests (exit ${exit}): make them fail by assertion`,
      actual: (stderr || stdout).trim(),
    },
  ];
}

/** Benchmarks run, and every claim on allocations and bytes holds. Times are the bench's: they are another on each processor. */
export function judgeBenchmark(listing: Listing<"go bench">, seen: Seen): Verdict {
  if (seen.kind !== "measured") return judgeProgram(listing, seen);
  const { runs, figures } = seen;
  const failed = judgeExit(listing, runs);
  if (failed.length > 0) return claimOnly(failed);
  const counted = listing.parsed.filter((claim) => !isTimed(claim));
  const broken = counted.flatMap((claim) => {
    const { holds, seen } = keepsClaim(claim, figures);
    return holds ? [] : [problem(listing.line + claim.line, `claim "${claim.text}" does not hold: ${seen}`)];
  });
  return claimOnly(broken);
}
