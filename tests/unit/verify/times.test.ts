import { expect, test } from "vitest";
import { mergeTimes } from "../../../bench/claims.ts";
import type { Times } from "../../../src/listings/index.ts";
import { readChapter } from "../../../verify/chapters.ts";
import { readPages } from "../../../verify/rules/index.ts";
import { times } from "../../../verify/rules/times.ts";
import { makeBook } from "../../book.ts";

const FILE = "docs/go/01-orders.md";
const CLAIM = "time(BenchmarkThrough) > 2 * time(BenchmarkDirect)";
const CHAPTER = `# Orders

\`\`\`go bench
package orders

import "testing"

func BenchmarkDirect(b *testing.B)  {}
func BenchmarkThrough(b *testing.B) {}

// claim: ${CLAIM}
// measure: time(BenchmarkDirect) / time(BenchmarkThrough)
\`\`\`
`;
const MEASURED = "time(BenchmarkDirect) / time(BenchmarkThrough)";
const on = (processor: string, ratio: number) => ({ processor, engine: "Go 1.27.3", date: "2026-11-28", ratio });

function complaints(measured: Times): string[] {
  const bare = makeBook({ [FILE]: CHAPTER });
  const [listing] = readChapter(bare, FILE).listings;
  const evidence = { listings: [{ hash: listing?.hash, engine: "Go 1.27.3", date: "2026-11-28", times: measured }] };
  const root = makeBook({ [FILE]: CHAPTER, "recorded/go/01-orders.json": JSON.stringify(evidence) });
  return times(root, readPages([readChapter(root, FILE)])).map(({ line, found, allowed }) => `${line}: ${found}: ${allowed}`);
}

test("a claim on times that nobody measured is named, with the command that measures it", () => {
  expect(complaints({ [MEASURED]: [on("AMD EPYC", 0.2)] })).toEqual([
    `11: claim "${CLAIM}" was never measured: npm run bench -- claims ${FILE}`,
  ]);
});

test("it may say what every processor's record says, and no more", () => {
  const direct = { [MEASURED]: [on("AMD EPYC", 0.2)] };
  expect(complaints({ ...direct, [CLAIM]: [on("AMD EPYC", 5)] })).toEqual([]);
  expect(complaints({ ...direct, [CLAIM]: [on("AMD EPYC", 5), on("Intel Xeon", 0.9)] })).toEqual([
    `11: claim "${CLAIM}" says more than was measured: 0.9, as on Intel Xeon, within it`,
  ]);
});

test("a processor that is measured again replaces its own figure, and others stay", () => {
  const old = { [CLAIM]: [on("AMD EPYC", 5), on("Intel Xeon", 2.4)], gone: [on("AMD EPYC", 1)] };
  expect(mergeTimes(old, { [CLAIM]: on("AMD EPYC", 4) })).toEqual({ [CLAIM]: [on("AMD EPYC", 4), on("Intel Xeon", 2.4)] });
});
