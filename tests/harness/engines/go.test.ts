import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { GoEngine, Progress, RunOptions, RunResult } from "../../../src/engines/go/index.ts";
import { openGoUnderNode } from "../../../verify/parity/engines.ts";
import { allPrograms, COLD, programOf, provideBook } from "./provided.ts";

let book: Awaited<ReturnType<typeof provideBook>>;
let go: GoEngine;
const loading: Progress[] = [];

beforeAll(async () => {
  book = await provideBook({ "01-programs.md": allPrograms() });
  go = openGoUnderNode(join(book.root, "static/engines/go"));
  await go.load((progress) => loading.push(progress));
}, COLD);
afterAll(() => {
  go.dispose();
  book.remove();
});

type Seen = RunResult & { out: string; err: string };

async function run(name: string, options: RunOptions = {}): Promise<Seen> {
  const printed = { out: "", err: "" };
  const onOutput: RunOptions["onOutput"] = (stream, text) => {
    printed[stream] += text;
    options.onOutput?.(stream, text);
  };
  return { ...(await go.run(programOf(name), { ...options, onOutput })), ...printed };
}

test("loading tells how much there is, and ends with all of it", () => {
  expect(loading.length).toBeGreaterThan(1);
  for (const [i, { loaded, total }] of loading.entries()) {
    expect(total).toBe(loading[0]?.total);
    expect(loaded).toBeGreaterThanOrEqual(loading[i - 1]?.loaded ?? 0);
  }
  expect(loading.at(-1)?.loaded).toBe(loading[0]?.total);
  expect(go.version).toMatch(/^Go 1\.\d+\.\d+$/);
});

describe("programs end as they do outside a page", () => {
  test.each([
    ["hello", 0, "hello, orders\n", /^$/],
    ["generics", 0, "[2.50 3.99 10.50]\n", /^$/],
    ["exit", 3, "checking stock\n", /^no stock\n$/],
    ["deadlock", 2, "waiting for an order\n", /^fatal error: all goroutines are asleep - deadlock!\n/],
    ["panics", 2, "recovered: runtime error: invalid memory address or nil pointer dereference\n", /panic: assignment to entry in nil map/],
    ["waiting", 0, "200ms\ntrue\n", /^$/],
  ])("%s", async (name, exit, out, err) => {
    const seen = await run(name);
    expect(seen).toMatchObject({ exit, out, notes: [] });
    expect(seen.err).toMatch(err);
    expect(seen.cut).toBeUndefined();
  });

  test("pipeline: goroutines, timers, retries", async () => {
    const { out, exit } = await run("pipeline");
    expect(exit).toBe(0);
    expect(out).toBe("0 TEA <nil>\n1 COFFEE <nil>\n2  no such item\n3 CAKE <nil>\n4 TOAST <nil>\n5 MILK <nil>\n");
  });

  test("standard: twenty packages of the standard library", async () => {
    const { out, err, exit } = await run("standard");
    expect(exit).toBe(0);
    expect(out).toContain('{"id":1,"items":["tea"]} <nil>\n65de6c6b Zd5sa4ZZ 788322663\n1469042993 258 2\n');
    expect(err).toBe("logged\n");
  });

  test("the stack of a page is smaller, and its end is told in Go's words", async () => {
    const { exit, out, err, problem } = await run("overflow");
    expect({ exit, out, err }).toEqual({ exit: 2, out: "climbing\n", err: "fatal error: stack overflow\n" });
    expect(problem).toContain("smaller in a page");
  });

  test("a hoarder of memory ends at half a gigabyte", async () => {
    const { exit, out, err, problem } = await run("memory");
    expect(exit).toBe(2);
    const reached = Number(/(\d+) MB\n$/.exec(out)?.[1]);
    expect(reached).toBeGreaterThan(128);
    expect(reached).toBeLessThan(512);
    expect(err).toMatch(/^fatal error: runtime: (out of memory|cannot allocate)|out of memory/m);
    expect(problem).toContain("half a gigabyte");
  });
});

describe("what would never end is ended", () => {
  test("by its reader, and what it printed was seen before", async () => {
    const stop = new AbortController();
    const seen = await run("endless", { signal: stop.signal, onOutput: () => stop.abort() });
    expect(seen).toMatchObject({ cut: "stopped", out: "spinning\n", exit: undefined });
    expect((await run("hello")).exit).toBe(0);
  });

  test("by its time", async () => {
    expect(await run("endless", { timeout: 500 })).toMatchObject({ cut: "time", problem: "It did not end within 0.5 s." });
  });

  test("by the size of what it prints", async () => {
    const { cut, out, problem } = await run("chatty", { cap: 1_000_000 });
    expect(cut).toBe("output");
    expect(out.length).toBe(1_000_000);
    expect(problem).toContain("1 MB");
  });

  test("with all that waits behind it", async () => {
    const both = [run("endless"), run("hello")];
    setTimeout(() => go.cancel(), 500);
    expect((await Promise.all(both)).map(({ cut }) => cut)).toEqual(["stopped", "stopped"]);
  });
});

test("errors are told with their lines, and nothing runs", async () => {
  const code = 'package main\n\nimport "fmt"\n\nfunc main() {\n\tprice := 2\n\tfmt.Println("a" + 1)\n}\n';
  const { exit, notes } = await go.run({ "main.go": code });
  expect(exit).toBe(1);
  expect(notes.map(({ line, message, severity }) => ({ line, message, severity }))).toEqual([
    { line: 6, message: "declared and not used: price", severity: "error" },
    { line: 7, message: expect.stringContaining("mismatched types") as string, severity: "error" },
  ]);
  const missing = await go.build({ "main.go": 'package main\n\nimport "book/shop"\n\nfunc main() { shop.Sell() }\n' });
  expect(missing.notes).toMatchObject([{ line: 3, message: expect.stringContaining("package book/shop is not at hand") as string }]);
});

describe("tests of an exercise", () => {
  const tests = `package orders

import "testing"

func TestTotal(t *testing.T) {
	for name, want := range map[string]int{"one": 1} {
		t.Run(name, func(t *testing.T) {
			if got := Total(1); got != want {
				t.Errorf("Total(1) = %d, want %d", got, want)
			}
		})
	}
}

func TestNone(t *testing.T) { t.Log("none is", Total(0)) }
`;
  const against = (body: string, timeout?: number) =>
    go.test(
      { "code.go": `package orders\n\nfunc Total(n int) int { ${body} }\n`, "code_test.go": tests },
      timeout === undefined ? {} : { timeout },
    );
  const told = (outcomes: { name: string; passed: boolean }[]) => outcomes.map(({ name, passed }) => `${passed ? "✓" : "✗"} ${name}`);

  test("each with its name, how it went and what it logged", async () => {
    const right = await against("return n");
    expect(right.exit).toBe(0);
    expect(told(right.tests)).toEqual(["✓ TestTotal", "✓ TestTotal/one", "✓ TestNone"]);
    expect(right.tests.at(-1)?.output).toContain("none is 0");
    const wrong = await against("return 7");
    expect(wrong.exit).toBe(1);
    expect(told(wrong.tests)).toEqual(["✗ TestTotal", "✗ TestTotal/one", "✓ TestNone"]);
    expect(wrong.tests[1]?.output).toContain("Total(1) = 7, want 1");
  });

  test("a solution that panics, loops or does not compile gets an answer", async () => {
    const panicking = await against('panic("not yet")');
    expect(panicking.exit).toBe(2);
    expect(told(panicking.tests)).toContain("✗ TestTotal/one");
    const looping = await against("for {}", 800);
    expect(looping.cut).toBe("time");
    expect(told(looping.tests)).toEqual(["✗ TestTotal", "✗ TestTotal/one"]);
    const broken = await against('return "n"');
    expect(broken).toMatchObject({ tests: [], notes: [{ file: "code.go", line: 3 }] });
  });
});

test("gofmt formats, and leaves what does not parse", async () => {
  expect(await go.format("package main\nfunc main(){x:=1;_=x}\n")).toEqual({
    text: "package main\n\nfunc main() { x := 1; _ = x }\n",
    notes: [],
  });
  const source = "package main\n\nfunc main( {\n";
  const { text, notes } = await go.format(source);
  expect(text).toBe(source);
  expect(notes[0]).toMatchObject({ file: "main.go", line: 3, severity: "error" });
});
