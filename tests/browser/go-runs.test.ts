import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { violationsOf } from "./axe.ts";
import { CHANNELS, firstProgram, main, printed } from "./go.ts";
import { edit, ended, growthOf, onlyOneWorker, openEditor, press, startedOnce, status } from "./program.ts";
import { beside, describeInBrowser, look, openFixture } from "./site.ts";

const visit = openFixture({ workers: true, same: true });

const started = startedOnce(visit, CHANNELS, firstProgram);

/** Programs whose end is told by the runtime, and what readers see of it. */
const ENDS: [name: string, source: string, exit: string, out: RegExp, err: RegExp][] = [
  ["a deadlock", main("\tch := make(chan int)\n\tch <- 1"), "2", /^$/, /fatal error: all goroutines are asleep - deadlock!/],
  ["a panic", main("\tvar m map[string]int\n\tm[`a`] = 1"), "2", /^$/, /panic: assignment to entry in nil map/],
  ["os.Exit(3)", main('\tfmt.Println("out")\n\tprintln("err")\n\tos.Exit(3)', "fmt", "os"), "3", /^out\n$/, /^stderrerr\n$/],
  [
    "stack overflow",
    "package main\n\nfunc f(n int) int { return f(n+1) + 1 }\n\nfunc main() { println(f(0)) }\n",
    "2",
    /^$/,
    /stack overflow/,
  ],
  [
    "a timeout",
    main(
      "\tctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)\n\tdefer cancel()\n\tselect {\n\tcase <-ctx.Done():\n\t\tfmt.Println(ctx.Err())\n\tcase <-time.After(5 * time.Second):\n\t}",
      "context",
      "fmt",
      "time",
    ),
    "0",
    /^context deadline exceeded\n$/,
    /^$/,
  ],
  [
    "generics and a range over a function",
    [
      'package main\n\nimport (\n\t"cmp"\n\t"fmt"\n\t"iter"\n\t"slices"\n)\n',
      "func keys[K cmp.Ordered, V any](m map[K]V) iter.Seq[K] {",
      "\treturn func(yield func(K) bool) {\n\t\tfor k := range m {\n\t\t\tif !yield(k) {\n\t\t\t\treturn\n\t\t\t}\n\t\t}\n\t}\n}\n",
      'func main() { fmt.Println(slices.Sorted(keys(map[string]int{"b": 1, "a": 2}))) }\n',
    ].join("\n"),
    "0",
    /^\[a b\]\n$/,
    /^$/,
  ],
];

describeInBrowser("Go in the page", () => {
  test("programs end as they do elsewhere: exit codes, both streams, the runtime's words", async () => {
    const { program } = await started();
    for (const [name, source, exit, out, err] of ENDS) {
      await edit(program, source);
      expect(await ended(program), name).toBe(exit);
      expect((await printed(program, "out")).join(""), name).toMatch(out);
      expect((await printed(program, "err")).join(""), name).toMatch(err);
    }
  });

  test("compile errors, vet and escape analysis speak of lines; format changes the text", async () => {
    const { program } = await started();
    await edit(program, main("\tx := 1\n\treturn 2"));
    await ended(program);
    expect(await program.getByRole("listitem").allTextContents()).toEqual([
      "line 7: declared and not used: x",
      "line 8: too many return values\nhave (number)\nwant ()",
    ]);
    await edit(program, main('\tfmt.Printf("%d\\n", "a")', "fmt"));
    await ended(program, "Vet");
    expect((await program.getByRole("listitem").allTextContents()).join()).toMatch(/line 8: .*%d/);
    await edit(program, main("\tx := new(int)\n\tp = x").replace("func main", "var p *int\n\nfunc main"));
    await ended(program, "What escapes?");
    expect((await program.getByRole("listitem").allTextContents()).join()).toMatch(/new\(int\) escapes to heap/);
    await edit(program, "package main\nfunc main() { println( 1 )}\n");
    await ended(program, "Format");
    expect(await program.getByRole("textbox").inputValue()).toBe("package main\n\nfunc main() { println(1) }\n");
  });

  test("20 runs leave one worker, and no growth", async () => {
    const { page, context, program } = await started();
    expect(await growthOf(page, context, () => ended(program))).toBeLessThan(5_000_000);
    await onlyOneWorker(page);
  });

  test.each([
    ["unpacks to 4 MB", deflateRawSync(Buffer.alloc(4 * 1024 * 1024, "line\n")), "was not opened, since it is longer than 64 KB"],
    ["is cut short", deflateRawSync("package main\n").subarray(0, 5), "is not whole"],
  ])("of a link whose program %s the page says so, and shows its own", async (_, bytes, told) => {
    const other = await started();
    const id = await other.program.locator("xpath=ancestor-or-self::*[starts-with(@id, 'l-')]").first().getAttribute("id");
    const { page, errors } = await beside(other, `${CHANNELS}?program=${bytes.toString("base64url")}#${id}`);
    await status(firstProgram(page)).filter({ hasText: told }).waitFor({ timeout: 60_000 });
    expect(await ended(firstProgram(page))).toBe("0");
    expect(errors).toEqual([]);
  });

  test("endless loops, floods and memory bombs end, and the page goes on", async () => {
    const { page } = await beside(await started(), CHANNELS);
    const program = firstProgram(page);
    await edit(program, "package main\n\nfunc main() {\n\tprintln(1)\n\tfor {\n\t}\n}\n");
    await press(program, "Run");
    await program.locator('[data-stream="err"]').waitFor({ timeout: 180_000 });
    await press(program, "Stop");
    expect(await status(program).textContent()).toContain("Stopped.");
    await edit(program, main('\tfor {\n\t\tfmt.Println("flood")\n\t}', "fmt"));
    await ended(program);
    expect(await status(program).textContent()).toMatch(/1 MB/);
    expect((await printed(program, "out")).join("").length).toBeLessThanOrEqual(1_100_000);
    await edit(program, "package main\n\nvar all [][]byte\n\nfunc main() {\n\tfor {\n\t\tall = append(all, make([]byte, 1<<24))\n\t}\n}\n");
    expect(await ended(program)).toBe("2");
    expect((await printed(program, "err")).join("")).toMatch(/out of memory/);
    await edit(program, main('\tfmt.Println("still here")', "fmt"));
    expect(await ended(program)).toBe("0");
  });

  test("two programs of a page: the second stops the first; leaving stops all", async () => {
    const { page, errors } = await beside(await started(), CHANNELS);
    const [one, two] = [firstProgram(page), page.locator('[data-program="run"]').nth(1)];
    await edit(one, "package main\n\nfunc main() {\n\tfor {\n\t}\n}\n");
    await press(one, "Run");
    await status(one).and(one.locator('[data-phase="running"]')).waitFor({ timeout: 180_000 });
    expect(await ended(two)).toBe("0");
    expect(await status(one).textContent()).toContain("another program was started");
    await press(one, "Run");
    await page.goto("about:blank");
    expect(page.workers()).toEqual([]);
    expect(errors).toEqual([]);
  });

  test.each([false, true])("what a program shows can be read by everybody, WCAG 2.2 AA by axe (dark: %s)", async (dark) => {
    const { page, program } = await started();
    await look(page, { dark, phone: dark });
    await (await openEditor(program)).fill('package main\n\nfunc main() {\n\tprintln("a" + 1)\n}\n');
    await ended(program);
    await program.locator(".cm-lint-marker").waitFor();
    expect(await violationsOf(page, { within: "[data-program]" })).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  });

  test("write it: the reader's code against the tests, one by one", async () => {
    const { page } = await started();
    const exercise = page.locator('[data-kind="Write"]', { has: page.locator('[data-program="test"]') }).first();
    const starter = exercise.locator('[data-program="test"]').first();
    await ended(starter, "Run the tests");
    expect(await starter.locator('[data-test="failed"]').count()).toBeGreaterThan(0);
    const solution = (await exercise.locator('[data-role="solution"] code').first().textContent()) ?? "";
    await edit(starter, solution);
    await ended(starter, "Run the tests");
    expect(await starter.locator('[data-test="failed"]').count()).toBe(0);
    expect(await status(starter).textContent()).toMatch(/All \d+ tests pass/);
    const broken: [name: string, source: string, told: RegExp][] = [
      ["does not compile", "package main\n", /Does not compile/],
      ["panics", solution.replace(/\{\n/, '{\n\tpanic("no")\n'), /0 of \d+ tests pass|No test ran|panic/],
      ["loops", solution.replace(/\{\n/, "{\n\tfor {\n\t}\n"), /did not end/],
    ];
    for (const [name, source, told] of broken) {
      await edit(starter, source);
      await ended(starter, "Run the tests");
      expect(await status(starter).textContent(), name).toMatch(told);
    }
  });
});
