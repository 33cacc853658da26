import { expect, test } from "vitest";
import { formatComplaint } from "../../src/listings/index.ts";
import { makePlan } from "../../verify/plan.ts";
import { unrecorded } from "../../verify/records.ts";

// The small books that tests have are chapters like others: what they show was executed.
test.each(["tests/fixtures/site", "tests/fixtures/plans"])("%s: every listing was recorded as it stands", (root) => {
  const { chapters, complaints } = makePlan(root, { targets: [], only: undefined });
  expect(complaints.map(formatComplaint)).toEqual([]);
  expect(unrecorded(root, chapters), `BOOK_ROOT=${root} npm run verify -- --update`).toEqual([]);
});
