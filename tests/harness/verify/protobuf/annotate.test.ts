import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { annotate, hex } from "../../../../verify/engines/protobuf/annotate.ts";
import { type Buf, openBuf, writeModule } from "../../../../verify/engines/protobuf/buf.ts";
import { readImage, type Schema } from "../../../../verify/engines/protobuf/image.ts";

// Every scalar type at its edges: the bytes and their reading as JSON are buf's, the annotation is ours, and they have to agree.
const TYPES = {
  int32: [1, -1, 2147483647, -2147483648],
  int64: ["1", "-1", "9223372036854775807", "-9223372036854775808"],
  uint32: [1, 4294967295],
  uint64: ["1", "18446744073709551615"],
  sint32: [-1, 1, 2147483647, -2147483648],
  sint64: ["-1", "1", "9223372036854775807", "-9223372036854775808"],
  fixed32: [1, 4294967295],
  fixed64: ["1", "18446744073709551615"],
  sfixed32: [-1, 2147483647, -2147483648],
  sfixed64: ["-1", "9223372036854775807", "-9223372036854775808"],
  double: [0.1, -1.5, 1e300],
  float: [0.1, -1.5, 16777216],
  bool: [true],
};
const names = Object.keys(TYPES) as (keyof typeof TYPES)[];
const fields = names.map((type, i) => `${type} one_${type} = ${i + 1}; repeated ${type} many_${type} = ${i + 101};`);
const SOURCE = `syntax = "proto3"; message Scalars { ${fields.join(" ")} }`;

let buf: Buf;
let schema: Schema;
const folder = mkdtempSync(join(tmpdir(), "annotate-test-"));
const path = (name: string) => join(folder, name);

beforeAll(async () => {
  const opened = await openBuf(folder);
  if ("missing" in opened) throw new Error(opened.missing);
  buf = opened;
  writeModule(path("module"), "listing.proto", SOURCE);
  for (const image of ["image.json", "image.binpb"]) await buf.run(["build", "module", "-o", image], 10_000);
  schema = readImage(readFileSync(path("image.json"), "utf8"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function encode(message: Record<string, unknown>): Promise<Uint8Array> {
  writeFileSync(path("from.json"), JSON.stringify(message));
  const { exit, stderr } = await buf.run(
    ["convert", "image.binpb", "--type", "Scalars", "--from", "from.json", "--to", "to.binpb"],
    10_000,
  );
  expect(exit, stderr).toBe(0);
  return new Uint8Array(readFileSync(path("to.binpb")));
}

test.each(names)("reads %s as buf wrote it, alone and packed", async (type) => {
  for (const value of TYPES[type]) {
    const rows = annotate(await encode({ [`one_${type}`]: value }), "Scalars", schema);
    expect(rows.map(({ text }) => text.split(" = ")[1])).toEqual([String(value)]);
  }
  const rows = annotate(await encode({ [`many_${type}`]: TYPES[type] }), "Scalars", schema);
  expect(rows.map(({ text }) => text.split(" = ")[1])).toEqual([`[${TYPES[type].join(", ")}]`]);
});

test("no byte is lost, whatever is cut off", async () => {
  const bytes = await encode(Object.fromEntries(names.map((type) => [`many_${type}`, TYPES[type]])));
  for (let length = 0; length <= bytes.length; length += 1) {
    const part = bytes.subarray(0, length);
    expect(
      annotate(part, "Scalars", schema)
        .map((row) => hex(row.bytes))
        .join(" "),
    ).toBe(hex(part));
  }
});
