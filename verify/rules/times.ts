import type { Complaint } from "../../src/listings/index.ts";
import { claimsOf, evidenceOf, isTimed, keepsRatio, readEvidence } from "../../src/listings/index.ts";
import { complain, type Page } from "./rule.ts";

/**
 * A claim on times was measured, and says no more than was measured on any processor. Nothing is timed here: records are compared, so that this
 * is the same on every machine.
 */
export function times(root: string, pages: Page[]): Complaint[] {
  return pages.flatMap(({ file, listings }) => {
    const benchmarks = listings.filter((listing) => claimsOf(listing).length > 0);
    if (benchmarks.length === 0) return [];
    const evidences = readEvidence(root, file);
    return benchmarks.flatMap(({ hash, line, ...listing }) =>
      claimsOf(listing)
        .filter(isTimed)
        .flatMap((claim) => {
          const ratios = evidenceOf(evidences, hash)?.times?.[claim.text] ?? [];
          const at = (found: string, allowed: string) => ({ file, ...complain(line + claim.line, found, allowed) });
          if (ratios.length === 0) return [at(`claim "${claim.text}" was never measured`, `npm run bench -- claims ${file}`)];
          return ratios
            .filter(({ ratio }) => !keepsRatio(claim, ratio))
            .map(({ processor, ratio }) =>
              at(`claim "${claim.text}" says more than was measured`, `${ratio}, as on ${processor}, within it`),
            );
        }),
    );
  });
}
