import { deflateRawSync } from "node:zlib";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { violationsOf } from "./axe.ts";
import { edit, ended, growthOf, onlyOneWorker, press, status } from "./program.ts";
import { describeInBrowser, openFixture } from "./site.ts";

const visit = openFixture({ workers: true });
const CHANNELS = "/go/channels/";

const first = (page: Page): Locator => page.locator('[data-program="run"]').first();
const printed = (program: Locator, stream: "out" | "err"): Promise<string[]> =>
  program.locator(`[data-stream="${stream}"]`).allTextContents();

const main = (body: string, ...imports: string[]): string =>
  `package main\n\nimport (\n${imports.map((path) => `\t"${path}"\n`).join("")})\n\nfunc main() {\n${body}\n}\n`;

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

/** What the worker that compiles has fetched, hashes left out, and whether the keeper of the folder answered. */
async function fetchedByCompiler(page: Page): Promise<{ name: string; viaKeeper: boolean }[]> {
  const worker = page.workers().find((other) => other.url().includes("/engines/go/worker-"));
  return (
    (await worker?.evaluate(() =>
      (performance.getEntriesByType("resource") as PerformanceResourceTiming[]).map(({ name, workerStart }) => ({
        name: (name.split("/").at(-1) ?? "").replace(/-[0-9a-f]{16}/, "-*"),
        viaKeeper: workerStart > 0,
      })),
    )) ?? []
  );
}

describeInBrowser("Go in the page", () => {
  test("nothing of it is fetched before it is asked for; then a program runs, and again without the network", async () => {
    const { page, context, requests, errors } = await visit(CHANNELS);
    await page.waitForLoadState("networkidle");
    expect(requests.filter((url) => url.includes("/engines/"))).toEqual([]);
    const program = first(page);
    expect(await ended(program)).toBe("0");
    const output = await printed(program, "out");
    // Of the program as it was served, the recorded output is what it prints here too.
    const recorded = await program.locator("xpath=following-sibling::*").locator("code").first().textContent();
    expect(output.join("").trimEnd()).toBe(recorded?.trimEnd());
    expect(new Set(requests.map((url) => new URL(url).origin)).size).toBe(1);
    await onlyOneWorker(page);
    await context.setOffline(true);
    expect(await ended(program)).toBe("0");
    expect(errors).toEqual([]);
  });

  test("at a second visit the compiler is asked for by its address, and what is kept answers; also without the network", async () => {
    const { page, context, errors } = await visit(CHANNELS);
    expect(await ended(first(page))).toBe("0");
    await page.reload();
    expect(await ended(first(page))).toBe("0");
    const files = await fetchedByCompiler(page);
    expect(files.map(({ name }) => name).sort()).toEqual(["compile-*.wasm", "link-*.wasm", "manifest.json"]);
    expect(files.filter(({ name, viaKeeper }) => name.endsWith(".wasm") && !viaKeeper)).toEqual([]);
    // Stop ends the one that compiles: the next is another one.
    await edit(first(page), main("\tprintln(1)"));
    await context.setOffline(true);
    await press(first(page), "Run");
    await press(first(page), "Stop");
    expect(await ended(first(page))).toBe("0");
    expect(errors.filter((error) => !/ERR_INTERNET_DISCONNECTED/.test(error))).toEqual([]);
  });

  test.each([
    ["no service worker may be registered", "ServiceWorkerContainer.prototype.register"],
    ["nothing can be kept", "CacheStorage.prototype.open"],
  ])("where %s programs run", async (_, method) => {
    const { page, errors } = await visit(CHANNELS);
    await page.evaluate(`${method} = () => Promise.reject(new Error("blocked"))`);
    expect(await ended(first(page))).toBe("0");
    expect(page.workers().map((worker) => new URL(worker.url()).protocol)).toContain("blob:");
    expect(errors).toEqual([]);
  });

  test("a kept module that is broken is made again from what was fetched", async () => {
    const { page } = await visit(CHANNELS);
    expect(await ended(first(page))).toBe("0");
    const broken = await page.evaluate(async () => {
      const cache = await caches.open("go-engine");
      const modules = (await cache.keys()).filter(({ url }) => url.endsWith(".wasm"));
      for (const module of modules) await cache.put(module, new Response("broken", { headers: { "content-type": "application/wasm" } }));
      return modules.length;
    });
    expect(broken).toBe(2);
    await page.reload();
    expect(await ended(first(page))).toBe("0");
  });

  test("programs end as they do elsewhere: exit codes, both streams, the runtime's words", async () => {
    const { page } = await visit(CHANNELS);
    const program = first(page);
    for (const [name, source, exit, out, err] of ENDS) {
      await edit(program, source);
      expect(await ended(program), name).toBe(exit);
      expect((await printed(program, "out")).join(""), name).toMatch(out);
      expect((await printed(program, "err")).join(""), name).toMatch(err);
    }
  });

  test("compile errors, vet and escape analysis speak of lines; format changes the text", async () => {
    const { page } = await visit(CHANNELS);
    const program = first(page);
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

  test("endless loops, floods and memory bombs end, and the page goes on", async () => {
    const { page } = await visit(CHANNELS);
    const program = first(page);
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
    const { page, errors } = await visit(CHANNELS);
    const [one, two] = [first(page), page.locator('[data-program="run"]').nth(1)];
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

  test("20 runs leave one worker, and no growth", async () => {
    const { page, context } = await visit(CHANNELS);
    const program = first(page);
    expect(await growthOf(page, context, () => ended(program))).toBeLessThan(5_000_000);
    await onlyOneWorker(page);
  });

  test("the editor: Escape then Tab leaves, changes survive a reload, a link carries them", async () => {
    const { page, context } = await visit(CHANNELS);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const program = first(page);
    await press(program, "Edit");
    const field = program.locator(".cm-content");
    await field.waitFor();
    await field.click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("// mine");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest(".cm-editor"))).toBeNull();
    await press(program, "Copy a link");
    await program.getByText("A link to this program is copied.").waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.reload();
    await first(page).locator(".cm-line", { hasText: "// mine" }).waitFor();
    await press(first(page), "Reset");
    await page.goto("about:blank");
    await page.goto(link);
    await first(page).locator(".cm-line", { hasText: "// mine" }).waitFor({ timeout: 60_000 });
  });

  test.each([
    ["unpacks to 4 MB", deflateRawSync(Buffer.alloc(4 * 1024 * 1024, "line\n")), "was not opened, since it is longer than 64 KB"],
    ["is cut short", deflateRawSync("package main\n").subarray(0, 5), "is not whole"],
  ])("of a link whose program %s the page says so, and shows its own", async (_, bytes, told) => {
    const { page: other } = await visit(CHANNELS);
    const id = await first(other).locator("xpath=ancestor-or-self::*[starts-with(@id, 'l-')]").first().getAttribute("id");
    const { page, errors } = await visit(`${CHANNELS}?program=${bytes.toString("base64url")}#${id}`);
    await status(first(page)).filter({ hasText: told }).waitFor({ timeout: 60_000 });
    expect(await ended(first(page))).toBe("0");
    expect(errors).toEqual([]);
  });

  test.each([false, true])("what a program shows can be read by everybody, WCAG 2.2 AA by axe (dark: %s)", async (dark) => {
    const { page } = await visit(CHANNELS, { dark, phone: dark });
    const program = first(page);
    await press(program, "Edit");
    await program.locator(".cm-content").fill('package main\n\nfunc main() {\n\tprintln("a" + 1)\n}\n');
    await ended(program);
    await program.locator(".cm-lint-marker").waitFor();
    expect(await violationsOf(page, { within: "[data-program]" })).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  });

  test("write it: the reader's code against the tests, one by one", async () => {
    const { page } = await visit(CHANNELS);
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
