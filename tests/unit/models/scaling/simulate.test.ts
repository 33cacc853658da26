import { expect, test } from "vitest";
import { simulate, tell } from "../../../../src/models/scaling/index.ts";
import { cameOf, desiredOf, groupOf } from "./groups.ts";

const track = (own: object = {}) => [{ track: { metric: "cpu", target: 50, ...own } }];

test("a load that doubles the metric doubles the group, in the minute after the third breach", () => {
  const situation = groupOf({ policies: track(), load: ["200 for 2", "400 for 6"] });
  expect(desiredOf(situation)).toEqual([4, 4, 4, 4, 8, 8, 8, 8]);
  expect(simulate(situation).map(({ metrics }) => metrics.cpu)).toEqual([50, 50, 100, 100, 100, 50, 50, 50]);
});

test("CPU ends at 100 %, so a group that is far too small grows in rounds; requests do not", () => {
  const load = ["200 for 1", "1600 for 20"];
  expect(new Set(desiredOf(groupOf({ policies: track(), load })))).toEqual(new Set([4, 8, 16, 32]));
  const requests = [{ track: { metric: "requests", target: 50 } }];
  expect(new Set(desiredOf(groupOf({ policies: requests, load })))).toEqual(new Set([4, 32]));
});

test("an instance that boots counts in the metric as soon as its warm-up is over", () => {
  const booting = (warmup: number) =>
    groupOf({ instance: { serves: 100, boots: 4, "boot-cpu": 100 }, policies: track({ warmup }), load: ["200 for 2", "300 for 20"] });
  expect(cameOf(booting(4)).most).toBe(6);
  expect(cameOf(booting(0)).most).toBeGreaterThan(6);
});

test("what one cannot serve waits where there is a queue, and is lost where there is none", () => {
  const load = ["500 for 2", "100 for 3"];
  const queued = groupOf({ policies: [{ track: { metric: "backlog", target: 1000 } }], load });
  expect(simulate(queued).map(({ queue }) => queue)).toEqual([100, 200, 0, 0, 0]);
  expect(simulate(queued).map(({ served }) => served)).toEqual([400, 400, 300, 100, 100]);
  const lost = groupOf({ policies: track({ target: 100 }), load });
  expect(simulate(lost).map(({ served }) => served)).toEqual([400, 400, 100, 100, 100]);
  expect(cameOf(lost)).toMatchObject({ overloaded: 2, queued: 0 });
});

test("instances that fail are replaced, and the desired capacity stays", () => {
  const situation = groupOf({ instance: { serves: 100, boots: 2 }, policies: track({ out: 60 }), fails: [{ at: 1, instances: 2 }] });
  expect(simulate(situation).map(({ serving }) => serving)).toEqual([4, 2, 2, 2, 4, 4, 4, 4, 4, 4]);
  expect(cameOf(situation)).toMatchObject({ changes: 0, ends: 4 });
});

test("limits hold whatever a policy asks for", () => {
  const situation = groupOf({ group: { min: 3, max: 6, desired: 4 }, policies: track({ in: 2 }), load: ["400 for 5", "1 for 9"] });
  expect(cameOf(situation)).toMatchObject({ most: 6, least: 3, ends: 3, changes: 2 });
});

test("a table leaves out what is like its neighbours, and fits a page", () => {
  const situation = groupOf({ policies: track(), load: ["200 for 30", "200 to 400 for 3"] });
  const told = tell(situation, simulate(situation)).split("\n");
  expect(told[0]).toBe("minute | load (/min) | served (/min) | cpu (%) | desired | serving");
  expect(told.slice(1).map((line) => line.split("|")[0]?.trim())).toEqual(["0", "30", "31", "32"]);
  expect(Math.max(...told.map((line) => line.length))).toBeLessThanOrEqual(76);
});
