import fc from "fast-check";
import { expect, test } from "vitest";
import { ResultMeter } from "../../../verify/engines/sql/wire.ts";
import { INPUTS, PATIENCE } from "../../fuzz.ts";

/** A message as a server sends it: a letter, its length with itself, what it says. */
function message(kind: string, length: number): Buffer {
  const bytes = Buffer.alloc(5 + length, kind);
  bytes.writeUInt32BE(4 + length, 1);
  return bytes;
}

/** What is said of it when it arrives in pieces of these sizes. */
function tellIn(meter: ResultMeter, bytes: Buffer, sizes: number[]): string | undefined {
  let told: string | undefined;
  for (let at = 0, piece = 0; at < bytes.length && !told; piece += 1) {
    const size = sizes[piece % sizes.length] ?? 1;
    told = meter.take(bytes.subarray(at, at + size));
    at += size;
  }
  return told;
}

test("a result is measured the same whatever the pieces it arrives in", { timeout: PATIENCE }, () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 4 });
  const property = fc.property(sizes, fc.integer({ min: 0, max: 3 }), (pieces, over) => {
    const rows = (count: number) => Buffer.concat(Array.from({ length: count }, () => message("D", 2)));
    const small = Buffer.concat([message("T", 30), rows(9000), message("C", 10)]);
    const large = Buffer.concat([message("T", 30), rows(9998 + over), message("C", 10)]);
    const meter = new ResultMeter();
    // Each result counts by itself: two that are within the limit are.
    expect(tellIn(meter, Buffer.concat([small, small]), pieces)).toBeUndefined();
    const told = tellIn(meter, large, pieces);
    if (over <= 2) expect(told).toBeUndefined();
    else expect(told).toBe("its result has more than 10000 rows: count them, or add LIMIT");
  });
  fc.assert(property, { numRuns: Math.min(INPUTS, 1000) });
});

test("one value that is too large is refused by its length, before it has arrived", () => {
  expect(new ResultMeter().take(Buffer.from([68, 0x11, 0xe1, 0xa3, 0x04]))).toBe(
    "its result has more than 1024 KiB: select less of it, such as length(…)",
  );
});
