import { describe, expect, test } from "vitest";
import { withoutOtherBackends } from "../../../scripts/engines/overlay.ts";
import { packsFor } from "../../../src/engines/go/manifest.ts";
import { limitMemory } from "../../../src/engines/go/toolchain/memory.ts";
import { parseNotes } from "../../../src/engines/go/toolchain/notes.ts";
import { parseOutcomes } from "../../../src/engines/go/toolchain/outcomes.ts";
import { testMain, testsIn } from "../../../src/engines/go/toolchain/testmain.ts";
import { TaskQueue } from "../../../src/engines/queue.ts";

describe("a limit to memory", () => {
  // The least module with a memory: header, then section 5, one memory, no limit, `pages` of it; an export behind it.
  const exported = [7, 10, 1, 6, ...new TextEncoder().encode("memory"), 2, 0];
  const moduleOf = (...pages: number[]) =>
    new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, 2 + pages.length, 1, 0, ...pages, ...exported]);
  const memoryOf = async (module: Uint8Array<ArrayBuffer>) =>
    (await WebAssembly.instantiate(module)).instance.exports.memory as WebAssembly.Memory;

  test("a module grows to it and no further", async () => {
    const memory = await memoryOf(limitMemory(moduleOf(2), 300));
    expect(memory.buffer.byteLength).toBe(2 * 65536);
    expect(memory.grow(298)).toBe(2);
    expect(() => memory.grow(1)).toThrow(RangeError);
  });

  test("one that begins with more keeps what it begins with", async () => {
    const memory = await memoryOf(limitMemory(moduleOf(0xac, 2), 10)); // 300 in LEB128
    expect(memory.buffer.byteLength).toBe(300 * 65536);
    expect(() => memory.grow(1)).toThrow(RangeError);
  });

  test("what is no module of Go's linker is refused", () => {
    expect(() => limitMemory(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), 10)).toThrow("no memory section");
    expect(() => limitMemory(limitMemory(moduleOf(2), 10), 10)).toThrow("a limit already");
  });
});

test("notes of the compiler, of vet and of gofmt", () => {
  const said = [
    "# command-line-arguments",
    "./main.go:9:2: cannot use stock (variable of type *ToolCache) as Store value in argument to sell: *ToolCache does not implement Store",
    "\t\thave Sell(string)",
    "\t\twant Sell(string) error",
    "vet: ./main.go:4:1: expected ';'",
    "<standard input>:3:6: expected 'IDENT', found 'func'",
    "loading failed",
  ].join("\n");
  expect(parseNotes(said, "error").map(({ file, line, column, message }) => `${file}|${line}|${column}|${message}`)).toEqual([
    "main.go|9|2|cannot use stock (variable of type *ToolCache) as Store value in argument to sell: *ToolCache does not implement Store\nhave Sell(string)\nwant Sell(string) error",
    "main.go|4|1|expected ';'",
    "<standard input>|3|6|expected 'IDENT', found 'func'",
    "|0|0|loading failed",
  ]);
});

describe("the main of tests", () => {
  const code_test = `package orders

import "testing"

func TestSell(t *testing.T)   {}
func Testify(t *testing.T)    {}
func Test(t *testing.T)       {}
func TestMain(m *testing.M)   { m.Run() }
func FuzzParse(f *testing.F)  {}
func BenchmarkSell(b *testing.B) {}
func helper(t *testing.T)     {}

func ExampleSell() {
	println()
	// Output:
	// sold tea
	// for 2.50
}

func ExampleShelf() {
	// Unordered output: tea cake
}

func ExampleSilent() {}
`;
  test("has what go test would run", () => {
    expect(testsIn({ "code.go": "func TestNone(t *testing.T) {}", "code_test.go": code_test })).toEqual({
      tests: ["TestSell", "Test"],
      fuzz: ["FuzzParse"],
      examples: [
        { name: "ExampleSell", output: "sold tea\nfor 2.50\n", unordered: false },
        { name: "ExampleShelf", output: "tea cake\n", unordered: true },
      ],
      main: true,
    });
  });
  test("imports a package without tests for its effects alone", () => {
    expect(testMain({ "code_test.go": "package orders\n" })).toContain('_ "book/code"');
    expect(testMain({ "code_test.go": code_test })).toContain("under.TestMain(m)");
  });
});

test("tests with what became of them", () => {
  const printed = `=== RUN   TestSell
    code_test.go:9: sold tea
--- PASS: TestSell (0.00s)
=== RUN   TestStock
=== RUN   TestStock/empty
    code_test.go:20: got 1, want 0
=== RUN   TestStock/full
--- FAIL: TestStock (0.01s)
    --- FAIL: TestStock/empty (0.00s)
    --- PASS: TestStock/full (0.00s)
=== RUN   TestLater
    code_test.go:30: next year
--- SKIP: TestLater (0.00s)
=== RUN   TestHangs
half done
`;
  expect(parseOutcomes(printed)).toEqual([
    { name: "TestSell", passed: true, skipped: false, output: "    code_test.go:9: sold tea" },
    { name: "TestStock", passed: false, skipped: false, output: "" },
    { name: "TestStock/empty", passed: false, skipped: false, output: "    code_test.go:20: got 1, want 0" },
    { name: "TestStock/full", passed: true, skipped: false, output: "" },
    { name: "TestLater", passed: true, skipped: true, output: "    code_test.go:30: next year" },
    { name: "TestHangs", passed: false, skipped: false, output: "half done" },
  ]);
});

test("packs are asked for as far as an import needs them", () => {
  const pack = (...paths: string[]) => ({
    file: "",
    bytes: 0,
    size: 0,
    packages: Object.fromEntries(paths.map((path) => [path, [0, 0] as [number, number]])),
  });
  const none = { file: "", bytes: 0, size: 0 };
  const manifest = {
    toolchain: "go1.27.3",
    tools: { compile: none, link: none, vet: none, gofmt: none },
    packs: [pack("fmt"), pack("testing"), pack("net/http"), pack("google.golang.org/grpc")],
  };
  const asked = [[], ["fmt"], ["fmt", "testing"], ["net/http"], ["fmt", "google.golang.org/grpc"], ["no/such"]];
  expect(asked.map((imports) => packsFor(manifest, imports))).toEqual([1, 1, 2, 3, 4, 1]);
});

test("turns are taken in order, and what was taken back before its turn is not begun", async () => {
  const turns = new TaskQueue();
  const begun: string[] = [];
  const work = (name: string) => async () => {
    begun.push(name);
    await Promise.resolve();
    if (name === "fails") throw new Error(name);
    return name;
  };
  const second = new AbortController();
  const asked = [
    turns.take(undefined, work("first")),
    turns.take(second.signal, work("second")),
    turns.take(undefined, work("fails")),
    turns.take(undefined, work("last")),
  ];
  second.abort();
  const answers = await Promise.allSettled(asked);
  expect(answers.map((answer) => (answer.status === "fulfilled" ? answer.value : "rejected"))).toEqual([
    "first",
    undefined,
    "rejected",
    "last",
  ]);
  expect(begun).toEqual(["first", "fails", "last"]);
});

test("a release of Go with other sources is told, not built", () => {
  expect(() => withoutOtherBackends(() => "package main\n")).toThrow("nothing matches");
});
