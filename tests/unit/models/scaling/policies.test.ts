import { describe, expect, test } from "vitest";
import { CHANGE } from "../../../../src/models/scaling/lines.ts";
import { asks, changed, decide } from "../../../../src/models/scaling/policies.ts";
import type { Policy } from "../../../../src/models/scaling/situation.ts";
import { groupOf } from "./groups.ts";

const policyOf = (own: object): Policy => groupOf({ policies: [own] }).policies[0] as Policy;
const sight = (own: object) => ({ history: [], desired: 10, warm: 10, sinceChange: 99, ...own });
const changeOf = (text: string) => CHANGE.read(text) ?? { kind: "set" as const, by: -1 };

describe("the examples that AWS gives", () => {
  const out = policyOf({ step: { metric: "cpu", above: 50, steps: ["50 to 60 add 0%", "60 to 70 add 10%", "from 70 add 30%"] } });
  const down = policyOf({ step: { metric: "cpu", below: 50, steps: ["40 to 50 remove 0%", "30 to 40 remove 10%", "to 30 remove 30%"] } });

  test.each([
    ["60 on 10 adds 1", out, { history: [60], desired: 10, warm: 10 }, 11],
    ["70 on 11 adds 3, rounded down from 3.3", out, { history: [70], desired: 11, warm: 11 }, 14],
    ["40 on 14 removes 1, rounded from 1.4", down, { history: [40], desired: 14, warm: 14 }, 13],
    ["30 on 13 removes 3, rounded from 3.9", down, { history: [30], desired: 13, warm: 13 }, 10],
    ["59 on 10 changes nothing", out, { history: [59], desired: 10, warm: 10 }, undefined],
    ["62 while one warms up: 11 are desired already", out, { history: [62], desired: 11, warm: 10 }, undefined],
    ["70 while one warms up: 13, counted from 10", out, { history: [70], desired: 11, warm: 10 }, 13],
  ])("steps: %s", (_, policy, seen, wanted) => {
    expect(asks(policy, sight(seen))).toBe(wanted);
  });

  test.each([
    ["add 10%", 127, 139],
    ["add 67%", 1, 2],
    ["remove 58%", 1, 0],
    ["remove 29%", 23, 17],
    ["add 5", 3, 8],
    ["set 5", 3, 5],
  ])("%s on %d is %d", (change, capacity, wanted) => {
    expect(changed(capacity, changeOf(change))).toBe(wanted);
  });

  test("a backlog of 150 for each of ten, where 100 are acceptable, adds five", () => {
    const policy = policyOf({ track: { metric: "backlog", target: 100, out: 1 } });
    expect(asks(policy, sight({ history: [150] }))).toBe(15);
  });

  test("1.5 instances more are two, and 1.5 less are one", () => {
    const policy = policyOf({ track: { metric: "cpu", target: 50, out: 1, in: 1 } });
    expect(asks(policy, sight({ history: [57.5] }))).toBe(12);
    expect(asks(policy, sight({ history: [42.5] }))).toBe(9);
  });

  test("of several policies the one that gives most, out and in", () => {
    const policies = [policyOf({ simple: { metric: "cpu", below: 30, change: "remove 3" } }), down];
    expect(decide(policies, [5, 6], 8)).toBe(6);
    expect(decide(policies, [9, 10], 8)).toBe(10);
  });
});

describe("target tracking", () => {
  const policy = policyOf({ track: { metric: "cpu", target: 50, out: 3, in: 4 } });

  test("waits for its minutes, and each of them has to breach", () => {
    expect(asks(policy, sight({ history: [80, 80] }))).toBeUndefined();
    expect(asks(policy, sight({ history: [80, 50, 80, 80] }))).toBeUndefined();
    expect(asks(policy, sight({ history: [80, 80, 80] }))).toBe(16);
  });

  test("scales in from nine tenths of its target on, and not while an instance warms up", () => {
    expect(asks(policy, sight({ history: [45, 45, 45, 45] }))).toBeUndefined();
    expect(asks(policy, sight({ history: [25, 25, 25, 25] }))).toBe(5);
    expect(asks(policy, sight({ history: [25, 25, 25, 25], warm: 9 }))).toBeUndefined();
  });

  test("with scale-in off it only adds", () => {
    const only = policyOf({ track: { metric: "cpu", target: 50, in: 1, "scale-in": false } });
    expect(asks(only, sight({ history: [1] }))).toBeUndefined();
  });

  test("of two, both have to want less", () => {
    const both = [policy, policyOf({ track: { metric: "requests", target: 100 } })];
    expect(decide(both, [5, undefined], 10)).toBe(10);
    expect(decide(both, [5, 7], 10)).toBe(7);
    expect(decide(both, [undefined, 12], 10)).toBe(12);
  });
});

test("a simple policy acts again when its cooldown is over, and not before", () => {
  const policy = policyOf({ simple: { metric: "cpu", above: 70, change: "add 2", cooldown: 5 } });
  expect(asks(policy, sight({ history: [90], sinceChange: 5 }))).toBeUndefined();
  expect(asks(policy, sight({ history: [90], sinceChange: 6 }))).toBe(12);
});
