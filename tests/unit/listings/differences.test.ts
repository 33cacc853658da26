import { expect, test } from "vitest";
import { differingSteps } from "../../../src/listings/index.ts";
import { traceOf } from "../views/traces.ts";

const GONE_ON = ["A: BEGIN", "B: UPDATE t SET v = 1 -> waits A -> freed 2", "A: COMMIT"];

test.each([
  ["the same", GONE_ON, GONE_ON, []],
  ["who waits, and who frees", GONE_ON, ["A: BEGIN", "B: UPDATE t SET v = 1", "A: COMMIT -> waits B -> freed 3"], [1, 2]],
  ["one that never ends", GONE_ON, ["A: BEGIN", "B: UPDATE t SET v = 1 -> waits A", "A: COMMIT"], [1]],
  [
    "an error, but not how it is worded",
    ["A: SELECT 1 -> error 23505", "A: SELECT 2"],
    ["A: SELECT 1 -> error 1062", "A: SELECT 2 -> error 1"],
    [1],
  ],
  ["more steps", ["A: BEGIN"], ["A: BEGIN", "A: COMMIT"], [1]],
])("%s", (_, one, other, steps) => {
  expect(differingSteps(traceOf(...one), traceOf(...other))).toEqual(steps);
});

test("counts and values, but no words of a command", () => {
  const step = (tag: string, rows?: (string | null)[][]) => [{ session: "A", line: 1, sql: "x", result: { tag, ...(rows && { rows }) } }];
  expect(differingSteps(step("DELETE 1"), step("Rows matched: 1"))).toEqual([]);
  expect(differingSteps(step("DELETE 0"), step("Rows matched: 1"))).toEqual([0]);
  expect(differingSteps(step("SELECT 1", [["100"]]), step("SELECT 1", [["50"]]))).toEqual([0]);
  expect(differingSteps(step("SELECT 1", [[null]]), step("SELECT 1", [["NULL"]]))).toEqual([0]);
});
