import { randomBytes } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { afterEach, expect, test, vi } from "vitest";
import { isLinkedTo, linkedProgram, linkTo, TooLong } from "../../../src/views/program/link.ts";

const PAGE = "https://book.example/go/slices/";
const KB = 1024;

/** As if the page was opened at this address. */
const at = (address: string) => vi.stubGlobal("location", new URL(address));
afterEach(() => vi.unstubAllGlobals());

/** A link that carries these bytes. */
const carrying = (bytes: Buffer) => `${PAGE}?program=${bytes.toString("base64url")}#l-append`;

test.each([
  ["a short one", "package main\n"],
  ["one in other letters", "größer → 🙂\n"],
  ["an empty one", ""],
  ["the longest", "x".repeat(64 * KB)],
])("a link carries a program there and back: %s", async (_, program) => {
  at(PAGE);
  at(await linkTo("l-append", program));
  expect([isLinkedTo("l-append"), isLinkedTo("l-other")]).toEqual([true, false]);
  expect(await linkedProgram()).toBe(program);
});

test.each([
  ["64 KB and a byte", deflateRawSync("x".repeat(64 * KB + 1))],
  ["a bomb, 20 MB in 30 KB", deflateRawSync(Buffer.alloc(20 * KB * KB, "line\n"))],
  ["more than a page unpacks at all", Buffer.alloc(64 * KB)],
])("%s is not opened", async (_, bytes) => {
  at(carrying(bytes));
  await expect(linkedProgram()).rejects.toThrow(TooLong);
});

test("what is too long is left before its end, which would show that it is broken", async () => {
  const whole = deflateRawSync(Buffer.alloc(20 * KB * KB, "line\n"));
  at(carrying(whole.subarray(0, whole.length - 1)));
  await expect(linkedProgram()).rejects.toThrow(TooLong);
});

test.each([
  ["cut short", deflateRawSync("package main\n").subarray(0, 5)],
  ["no deflated text", Buffer.from("package main")],
])("%s is told from too long", async (_, bytes) => {
  at(carrying(bytes));
  await expect(linkedProgram()).rejects.toThrow(TypeError);
});

test.each([
  ["long", "x".repeat(64 * KB + 1)],
  ["too varied to be packed", [...randomBytes(8 * KB)].map((byte) => String.fromCharCode(33 + (byte % 94))).join("")],
])("no link is made of a program that is %s, since none would be opened", async (_, program) => {
  at(PAGE);
  await expect(linkTo("l-append", program)).rejects.toThrow(TooLong);
});
