import { expect, test } from "vitest";
import { makePlan } from "../../../verify/plan.ts";
import { compareRecords, unrecorded } from "../../../verify/records.ts";
import { verifyBook } from "./verified.ts";

// Small books whose outputs other tests read. What stands in them is the engines' own.
test.each(["tests/fixtures/plans", "tests/fixtures/site"])("%s says what engines say", async (root) => {
  const { results } = await verifyBook(root);
  expect(results.length).toBeGreaterThan(3);
  expect(compareRecords(root, results).flatMap(({ problems }) => problems)).toEqual([]);
  expect(unrecorded(root, makePlan(root, { targets: [], only: undefined }).chapters)).toEqual([]);
});
