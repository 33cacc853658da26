import { expect, test } from "vitest";
import { show, times } from "../../../src/bench/format.ts";
import { ahead, type Metric, ratio, summary } from "../../../src/bench/metrics.ts";
import { type BenchRecord, benchRecord, OURS_NAME } from "../../../src/bench/record.ts";

const metric = (better: Metric["better"], own: number, other: number | null): Metric => ({
  id: "x",
  name: "x",
  unit: "ms",
  better,
  why: "",
  values: [
    { peer: OURS_NAME, value: own },
    { peer: "Other", value: other },
  ],
});

test("a ratio says how many times ours another figure is", () => {
  expect(ratio(metric("less", 10, 25), "Other")).toBe(2.5);
  expect(ratio(metric("less", 10, null), "Other")).toBeUndefined();
  expect(ratio(metric("less", 10, 25), "Nobody")).toBeUndefined();
});

test.each([
  ["less", 10, 25, false],
  ["less", 10, 9.8, false],
  ["less", 10, 9, true],
  ["more", 99, 99, false],
  ["more", 99, 100, true],
  ["more", 99, 90, false],
] as const)("%s is better: of %d and %d, the other is ahead: %s", (better, own, other, expected) => {
  expect(ahead(metric(better, own, other)).length).toBe(expected ? 1 : 0);
});

test("figures are shown with their unit", () => {
  expect(["bytes", "ms", "score"].map((unit) => show(30_000, unit as Metric["unit"]))).toEqual(["29.3 KB", "30 s", "30000"]);
  expect(show(null, "ms")).toBe("never");
  expect(times(2.5)).toBe("2.5 ×");
});

test("what could not be measured is in the record, and in no comparison", () => {
  const part = { date: "2026-11-26", machine: "m", command: "c" };
  const built = { ms: 10, peakBytes: 20 };
  const record: BenchRecord = benchRecord.parse({
    build: {
      ...part,
      rows: [
        { peer: OURS_NAME, pages: 1, cold: built, warm: built },
        { peer: "mdBook", missing: "no cargo" },
      ],
    },
  });
  expect(summary(record).map(({ id, values }) => [id, values.map(({ peer }) => peer)])).toEqual([
    ["cold", [OURS_NAME]],
    ["warm", [OURS_NAME]],
    ["memory", [OURS_NAME]],
  ]);
});

test("a record that is not in the bench's form is refused", () => {
  expect(() => benchRecord.parse({ build: { date: "today", machine: "m", command: "c", rows: [] } })).toThrow();
  expect(() => benchRecord.parse({ speed: {} })).toThrow();
});
