import { zstdCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { Store } from "../../../src/engines/store.ts";

const content = new TextEncoder().encode("an archive ".repeat(1000));
const packed = zstdCompressSync(content);
const KEPT = { cache: "an-engine", name: "The compiler", filesOf: () => [] };
const artefact = { file: "std.bin.zst", bytes: packed.length, size: content.length };
const served = (body: Uint8Array<ArrayBuffer> | string) => async () => new Response(body);

test("a file is unpacked, and its bytes are counted as they come", async () => {
  let counted = 0;
  const bytes = await new Store("/engines/", served(new Uint8Array(packed)), KEPT).get(artefact, (count) => {
    counted += count;
  });
  expect(Buffer.compare(bytes, content)).toBe(0);
  expect(counted).toBe(packed.length);
});

test.each([
  ["breaks off", served(new Uint8Array(packed.subarray(0, 20))), "broke off after 20 of"],
  ["is longer", served(new Uint8Array([...packed, 0])), "is longer than"],
  ["is not there", async () => new Response("", { status: 404 }), "answers 404"],
])("a file that %s is no file", async (_, fetch, message) => {
  await expect(new Store("/engines/", fetch, KEPT).get(artefact)).rejects.toThrow(message);
});

test("a site without the engine says so in the words of its manifest", async () => {
  const store = new Store("/engines/", served('{"missing":"This site was built without Go."}'), KEPT);
  await expect(store.manifest()).rejects.toThrow("This site was built without Go.");
});

test("a module is compiled from what is unpacked, where nothing is kept", async () => {
  const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  const packedModule = zstdCompressSync(empty);
  const store = new Store("/engines/", served(new Uint8Array(packedModule)), KEPT);
  const module = await store.module({ file: "tool.wasm.zst", bytes: packedModule.length, size: empty.length });
  expect(WebAssembly.Module.exports(module)).toEqual([]);
});
