import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { EngineName } from "../../../src/listings/index.ts";
import { readChapter } from "../../../verify/chapters.ts";
import { MOST_LINES } from "../../../verify/promote.ts";
import { unrecorded } from "../../../verify/records.ts";
import { judged, type Report } from "../../../verify/result.ts";
import { update } from "../../../verify/update.ts";
import { ChangedError, replaceFile, writeAtomically } from "../../../verify/write.ts";
import { makeBook } from "../../book.ts";

const FILE = "docs/go/01-orders.md";
const read = (root: string, file = FILE): string => readFileSync(`${root}/${file}`, "utf8");

/** A run in which each listing of the chapter printed this. */
function ran(root: string, printed: string[]): Report {
  const chapter = readChapter(root, FILE);
  expect(chapter.complaints).toEqual([]);
  const results = chapter.listings.map((listing, i) => {
    const runs = [{ exit: 0, signal: null, stdout: printed[i] ?? "", stderr: "", timedOut: false, truncated: false }];
    return judged({ chapter, listing, engine: "go" }, { kind: "seen", seen: { kind: "executed", runs } }, true);
  });
  return { results, engines: new Map([["go", "Go 1.27.3"]]), troubles: [] };
}

const updated = (root: string, report: Report) => update(root, report, "2026-11-28").results.map(({ status }) => status);

const PAID = "```go run\npackage main // paid\n```\n";
const SHIPPED = "```go run\npackage main // shipped\n```\n";

test.each([
  ["a quotation", "> ```go run\n> package main\n> ```\n", "a\n\nb", "> ```output\n> a\n>\n> b\n> ```\n"],
  ["a list", "1. ```go run\n   package main\n   ```\n", "a", "   ```output\n   a\n   ```\n"],
  ["a list in a quotation", "> - ```go run\n>   package main\n>   ```\n", "a", ">   ```output\n>   a\n>   ```\n"],
  ["a fence that is printed", "```go run\npackage main\n```\n", "```go run\nx\n```", "````output\n```go run\nx\n```\n````\n"],
])("an output is written as what it stands in has it: %s", (_, text, printed, output) => {
  const root = makeBook({ [FILE]: text });
  expect(updated(root, ran(root, [printed]))).toEqual(["passed"]);
  expect(read(root)).toBe(text + output);
  expect(updated(root, ran(root, [printed]))).toEqual(["passed"]);
  expect(read(root)).toBe(text + output);
});

test("a fence that gets what it would end at becomes longer, whatever it was written with", () => {
  const root = makeBook({ [FILE]: `${PAID}~~~output match=unordered\na\n~~~\nText.\n` });
  expect(updated(root, ran(root, ["~~~~\nb"]))).toEqual(["passed"]);
  expect(read(root)).toBe(`${PAID}~~~~~output match=unordered\n~~~~\nb\n~~~~~\nText.\n`);
});

test("each command of a transcript gets its reply, though those above it move its line", () => {
  const text = "```console redis\nA> GET order\n# by now\nA> PING\n```\n";
  const root = makeBook({ [FILE]: text });
  const chapter = readChapter(root, FILE);
  const seen = { kind: "transcribed", runs: [{ replies: [['"paid"'], ["PONG"]] }] };
  const results = chapter.listings.map((listing) => judged({ chapter, listing, engine: "redis" }, { kind: "seen", seen }, true));
  expect(updated(root, { results, engines: new Map(), troubles: [] })).toEqual(["passed"]);
  expect(read(root)).toBe('```console redis\nA> GET order\n"paid"\n# by now\nA> PING\nPONG\n```\n');
});

/** A run in which the engines of a transcript replied so. */
function replied(root: string, replies: Partial<Record<EngineName, string[][]>>): Report {
  const chapter = readChapter(root, FILE);
  const [listing] = chapter.listings;
  if (!listing) throw new Error("no listing");
  const results = Object.entries(replies).map(([engine, own]) => {
    const seen = { kind: "transcribed", runs: [{ replies: own }] };
    return judged({ chapter, listing, engine: engine as EngineName }, { kind: "seen", seen }, true);
  });
  return {
    results,
    engines: new Map([
      ["redis", "Redis 8"],
      ["valkey", "Valkey 9"],
    ]),
    troubles: [],
  };
}

const TWO = "```console redis also=valkey\nA> DELIFEQ order paid\nA> PING\n```\n";
const BOTH = { redis: [["(error) ERR", "more"], ["PONG"]], valkey: [["(integer) 1"], ["PONG"]] };
const WRITTEN = "```console redis also=valkey\nA> DELIFEQ order paid\n(error) ERR\nmore\nvalkey: (integer) 1\nA> PING\nPONG\n```\n";
const RECORD = "recorded/go/01-orders.json";

test("where engines differ, both replies are written, the second marked, and the record has both versions", () => {
  const root = makeBook({ [FILE]: TWO });
  expect(updated(root, replied(root, BOTH))).toEqual(["passed", "passed"]);
  expect(read(root)).toBe(WRITTEN);
  expect(updated(root, replied(root, BOTH))).toEqual(["passed", "passed"]);
  expect(read(root)).toBe(WRITTEN);
  const record = { engine: "Redis 8", date: "2026-11-28", also: { valkey: "Valkey 9" } };
  expect(JSON.parse(read(root, RECORD)).listings).toEqual([expect.objectContaining(record)]);
});

test("a difference that is none any more goes when it is updated, and fails when it is not", () => {
  const root = makeBook({ [FILE]: WRITTEN });
  const alike = replied(root, { ...BOTH, valkey: BOTH.redis });
  expect(alike.results.map(({ status }) => status)).toEqual(["passed", "failed"]);
  expect(alike.results.flatMap(({ problems }) => problems)).toEqual([
    expect.objectContaining({ line: 5, message: expect.stringContaining("remove the line") }),
  ]);
  expect(updated(root, alike)).toEqual(["passed", "passed"]);
  expect(read(root)).toBe(WRITTEN.replace("valkey: (integer) 1\n", ""));
});

test("one engine alone leaves the other's replies and its version; what no record has of it is told", () => {
  const root = makeBook({ [FILE]: TWO });
  expect(updated(root, replied(root, { redis: BOTH.redis }))).toEqual(["passed"]);
  expect(unrecorded(root, [readChapter(root, FILE)])).toEqual([{ file: FILE, line: 1 }]);
  expect(updated(root, replied(root, { valkey: BOTH.valkey }))).toEqual(["passed"]);
  expect(read(root)).toBe(WRITTEN);
  expect(unrecorded(root, [readChapter(root, FILE)])).toEqual([]);
  expect(updated(root, replied(root, { redis: [["(error) NO"], ["PONG"]] }))).toEqual(["passed"]);
  expect(read(root)).toBe(WRITTEN.replace("ERR\nmore", "NO"));
  expect(unrecorded(root, [readChapter(root, FILE)])).toEqual([]);
});

test("what was written while listings ran stays, and outputs go where their listings are by now", () => {
  const root = makeBook({ [FILE]: `${PAID}\n${SHIPPED}` });
  const report = ran(root, ["paid", "shipped"]);
  writeFileSync(`${root}/${FILE}`, `# Orders\n\n${SHIPPED}\nBetween.\n\n${PAID}`);
  const { results } = update(root, report, "2026-11-28");
  expect(read(root)).toBe(`# Orders\n\n${SHIPPED}\`\`\`output\nshipped\n\`\`\`\n\nBetween.\n\n${PAID}\`\`\`output\npaid\n\`\`\`\n`);
  expect(results.map(({ status, listing }) => [status, listing.line])).toEqual([
    ["passed", 12],
    ["passed", 3],
  ]);
});

test("a listing that was edited while it ran gets nothing, and is told; the others get theirs", () => {
  const root = makeBook({ [FILE]: `${PAID}\n${SHIPPED}` });
  const report = ran(root, ["paid", "shipped"]);
  const edited = PAID.replace("paid", "refunded");
  writeFileSync(`${root}/${FILE}`, `${edited}\n${SHIPPED}`);
  const { results } = update(root, report, "2026-11-28");
  expect(read(root)).toBe(`${edited}\n${SHIPPED}\`\`\`output\nshipped\n\`\`\`\n`);
  expect(results.map(({ status, problems }) => [status, problems[0]?.message])).toEqual([
    ["failed", "is not recorded: its chapter was edited while it ran, and it is another one now. Run it again"],
    ["passed", undefined],
  ]);
  const { listings } = JSON.parse(read(root, "recorded/go/01-orders.json")) as { listings: unknown[] };
  expect(listings.length).toBe(1);
});

test("an output that was typed while its listing ran is judged by what was seen", () => {
  const root = makeBook({ [FILE]: `${PAID}\`\`\`output\npaid\n\`\`\`\n` });
  const report = ran(root, ["paid"]);
  writeFileSync(`${root}/${FILE}`, `${PAID}\`\`\`output\nrefunded\n\`\`\`\n`);
  expect(updated(root, report)).toEqual(["passed"]);
  expect(read(root)).toBe(`${PAID}\`\`\`output\npaid\n\`\`\`\n`);
});

test("a prediction gets its output, though the answers below it were others: that is told when the chapter is read", () => {
  const text = "```go run role=predict\npackage main\n```\n```output\n```\n\n- [x] shipped\n- [ ] paid\n";
  const root = makeBook({ [FILE]: text });
  expect(updated(root, ran(root, ["paid"]))).toEqual(["passed"]);
  expect(readChapter(root, FILE).complaints.map(({ found }) => found)).toEqual([
    "the answer marked [x], `shipped`, is not the output",
    "`paid` is the output but is not marked [x]",
  ]);
});

test("a chapter that is gone by then is no crash, and comes back by nothing", () => {
  const root = makeBook({ [FILE]: PAID, "docs/go/02-other.md": PAID });
  const report = ran(root, ["paid"]);
  writeFileSync(`${root}/${FILE}`, "");
  expect(updated(root, report)).toEqual(["failed"]);
  expect(read(root)).toBe("");
});

test.each([
  ["a line that says that anything may follow", "a\n...\nb"],
  ["what separates alternatives", "a\n-- or --\nb"],
  ["a carriage return by itself", "a\rb"],
  ["more lines than anybody reads", "a\n".repeat(MOST_LINES + 1)],
])("what would be read as something else is refused, and the chapter is as it was: %s", (_, printed) => {
  const root = makeBook({ [FILE]: `${PAID}\n${SHIPPED}` });
  const { results } = update(root, ran(root, [printed, "shipped"]), "2026-11-28");
  expect(results.map(({ status }) => status)).toEqual(["failed", "passed"]);
  expect(results[0]?.problems).toEqual([{ line: 1, message: expect.stringMatching(/cannot be recorded|more than \d+ lines/) }]);
  expect(read(root)).toBe(`${PAID}\n${SHIPPED}\`\`\`output\nshipped\n\`\`\`\n`);
});

test("a file is replaced only if it still says what was read of it, and no draft is left", () => {
  const root = makeBook({ "a.md": "mine" });
  replaceFile(`${root}/a.md`, "mine", "written");
  expect(() => replaceFile(`${root}/a.md`, "mine", "again")).toThrow(ChangedError);
  expect(() => replaceFile(`${root}/b.md`, "was there", "again")).toThrow(ChangedError);
  expect(() => writeAtomically(`${root}/nowhere/a.md`, "x")).toThrow(/could not be written, and is as it was/);
  expect(read(root, "a.md")).toBe("written");
  expect(readdirSync(root)).toEqual(["a.md"]);
});
