import { describe, expect, test } from "vitest";
import { formatHistogram, histogramOf, MASKS, matchingAlternatives, parseHistogram } from "../../../src/listings/index.ts";
import { applyMasks } from "../../../src/listings/masks.ts";
import { splitAlternatives } from "../../../src/listings/match.ts";

const matches = (match: "exact" | "unordered" | "subset" | "sample" | "histogram", body: string, actual: string) =>
  matchingAlternatives({ match, mask: [], alternatives: splitAlternatives(body) }, actual).length > 0;

describe("exact", () => {
  test("ignores blanks at the end of lines and of the text, and nothing else", () => {
    expect(matches("exact", "a\nb", "a  \nb\n\n")).toBe(true);
    expect(matches("exact", "a\nb", "a\n b")).toBe(false);
    expect(matches("exact", "a\nb", "a\nb\nc")).toBe(false);
    expect(matches("exact", "a\nb", "a")).toBe(false);
    expect(matches("exact", "", "a")).toBe(false);
  });

  test("a line ... is any lines, none included", () => {
    expect(matches("exact", "a\n...\nd", "a\nb\nc\nd")).toBe(true);
    expect(matches("exact", "a\n...\nd", "a\nd")).toBe(true);
    expect(matches("exact", "a\n...\nd", "a\nb\nc")).toBe(false);
    expect(matches("exact", "...\nb\n...\nb", "a\nb\nc\nb")).toBe(true);
    expect(matches("exact", "a\n...", "b\na")).toBe(false);
  });

  test("says which alternative it was", () => {
    const expectation = { match: "exact" as const, mask: [], alternatives: splitAlternatives("a\n-- or --\nb\nc") };
    expect(matchingAlternatives(expectation, "b\nc\n")).toEqual([1]);
    expect(matchingAlternatives(expectation, "c")).toEqual([]);
  });
});

test("unordered wants the same lines, each as often", () => {
  expect(matches("unordered", "b\na", "a\nb")).toBe(true);
  expect(matches("unordered", "b\na", "a\nb\nb")).toBe(false);
});

test("subset wants its lines among others, each as often", () => {
  expect(matches("subset", "b", "a\nb")).toBe(true);
  expect(matches("subset", "b\nb", "a\nb")).toBe(false);
});

test("a histogram holds one outcome per line, whatever its count", () => {
  const body = formatHistogram(histogramOf(["a\nb", "c", "c"], { mask: [] }));
  expect(body).toBe("2x c\n1x a / b");
  expect(parseHistogram(body)).toEqual([
    { outcome: "c", count: 2 },
    { outcome: "a / b", count: 1 },
  ]);
  expect(matches("histogram", body, "a\nb")).toBe(true);
  expect(matches("histogram", body, "b")).toBe(false);
});

test.each([
  ["addr", "0xc000012345", "0xADDR"],
  ["dur", "took 12.5ms", "took DUR"],
  ["goid", "goroutine 18 [running]", "goroutine N [running]"],
  ["pid", "pid 4711", "pid PID"],
  ["port", "127.0.0.1:43210", "127.0.0.1:PORT"],
  ["uuid", "0198c0de-0000-7000-8000-000000000000", "UUID"],
  ["time", "2026-11-24T06:00:00.5Z", "TIME"],
] as const)("mask %s", (mask, text, masked) => {
  expect(applyMasks(text, [mask])).toBe(masked);
  expect(MASKS).toContain(mask);
});
