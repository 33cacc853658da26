import { expect, test } from "vitest";
import { parseChart } from "../../../src/listings/index.ts";
import { drawChart } from "../../../src/remark/chart/draw.ts";

const TABLE = [
  "minute | load (/min) | served (/min) | serving",
  "     0 |         200 |           200 |       4",
  "     3 |       900.5 |           400 |       8",
];
const read = (lines: string[]) => parseChart(lines.join("\n"));

test("columns of one unit share a frame", () => {
  const chart = read(TABLE);
  if ("found" in chart) throw new Error(chart.found);
  expect(chart.along).toEqual({ name: "minute", values: [0, 3] });
  expect(chart.frames).toEqual([
    {
      unit: "/min",
      lines: [
        { name: "load", values: [200, 900.5] },
        { name: "served", values: [200, 400] },
      ],
    },
    { unit: "", lines: [{ name: "serving", values: [4, 8] }] },
  ]);
});

test.each<[string, string[], number, string]>([
  ["no columns", ["minute", "1", "2"], 1, '"minute"'],
  ["one row", TABLE.slice(0, 2), 1, "fewer than two rows of numbers"],
  ["a word", [...TABLE, "4 | many | 1 | 1"], 4, '"4 | many | 1 | 1"'],
  ["a cell too few", [...TABLE, "4 | 1 | 1"], 4, '"4 | 1 | 1"'],
  ["a step back", [...TABLE, "3 | 1 | 1 | 1"], 4, "minute 3, behind 3"],
  ["four lines in a frame", ["x | a | b | c | d", "0 | 1 | 1 | 1 | 1", "1 | 1 | 1 | 1 | 1"], 1, "4 columns of one unit"],
])("what cannot be drawn is told with its line: %s", (_, lines, line, found) => {
  expect(read(lines)).toMatchObject({ line, found });
});

test("a drawing has a line for each column, names for those who do not see it, and nothing outside of its box", () => {
  const chart = read(TABLE.map((line) => line.replace("served", 'a "b" <c>')));
  if ("found" in chart) throw new Error(chart.found);
  const svg = drawChart(chart);
  const [, width = "0", height = "0"] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  const lines = [...svg.matchAll(/class="line-\d" d="M([^"h]+)"/g)].map(([, points = ""]) =>
    points.split("L").map((point) => point.split(" ").map(Number)),
  );
  expect(lines.map((points) => points.length)).toEqual([2, 2, 2]);
  for (const [x = -1, y = -1] of lines.flat()) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(Number(width));
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(Number(height));
  }
  expect(svg).toContain('aria-label="Chart of load, a &quot;b&quot; &lt;c>, serving, along minute.');
});
