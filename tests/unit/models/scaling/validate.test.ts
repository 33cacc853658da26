import { expect, test } from "vitest";
import { faultsIn } from "../../../../src/models/scaling/index.ts";
import { CHANGE, LOAD, minutesOf, STEP } from "../../../../src/models/scaling/lines.ts";
import { groupOf } from "./groups.ts";

const step = (own: object) => ({ policies: [{ step: { metric: "cpu", ...own } }] });
const told = (own: object) => faultsIn(groupOf(own)).map(({ path, found, allowed }) => `${path.join(".")}: ${found} → ${allowed}`);

test.each<[object, string[]]>([
  [{ ...step({ above: 60, steps: ["60 to 70 add 1", "from 70 add 2"] }) }, []],
  [{ ...step({ below: 30, steps: ["20 to 30 remove 1", "to 20 remove 2"] }) }, []],
  [
    step({ above: 60, steps: ["60 to 70 add 1", "from 80 add 2"] }),
    ["policies.0.step.steps.1: from 80 add 2 → a step that begins where the one below it ends"],
  ],
  [step({ above: 60, steps: ["from 70 add 2"] }), ["policies.0.step.steps.0: from 70 add 2 → a step that begins at the threshold, 60"]],
  [step({ above: 60, steps: ["60 to 70 add 1"] }), ["policies.0.step.steps.0: 60 to 70 add 1 → a step that is open at the end"]],
  [step({ steps: ["from 70 add 2"] }), ["policies.0.step: a step policy with no thresholds → above, or below"]],
  [
    { group: { min: 2, max: 4, desired: 5 }, policies: [{ track: { metric: "cpu", target: 50 } }] },
    ["group.desired: desired 5, from 2 to 4 → min <= desired <= max"],
  ],
  [
    { policies: [{ track: { metric: "cpu", target: 50 } }, { track: { metric: "cpu", target: 60 } }] },
    ["policies.1.track.metric: two policies that track cpu → another metric for each"],
  ],
])("%#", (own, faults) => {
  expect(told(own)).toEqual(faults);
});

test("lines are read, or not", () => {
  expect(CHANGE.read("remove 30%")).toEqual({ kind: "percent", by: -30 });
  expect(["add", "add two", "set 4%", "add -2"].map(CHANGE.read)).toEqual([undefined, undefined, undefined, undefined]);
  expect(STEP.read("60 to 70.5 add 1")).toEqual({ from: 60, to: 70.5, change: { kind: "add", by: 1 }, text: "60 to 70.5 add 1" });
  expect(["60 to add 1", "above 60 add 1", "from 60"].map(STEP.read)).toEqual([undefined, undefined, undefined]);
  expect(["200 for 0", "200 for 241", "200", "-5 for 5"].map(LOAD.read)).toEqual([undefined, undefined, undefined, undefined]);
});

test("a load climbs from its first minute to its last", () => {
  expect(
    minutesOf([
      { from: 100, to: 100, minutes: 2 },
      { from: 100, to: 400, minutes: 4 },
    ]),
  ).toEqual([100, 100, 100, 200, 300, 400]);
});
