import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { allPrograms, COLD, programOf, provideBook } from "./provided.ts";

let book: Awaited<ReturnType<typeof provideBook>>;

beforeAll(async () => {
  book = await provideBook({ "01-programs.md": allPrograms() });
}, COLD);
afterAll(() => book.remove());

/** What becomes of a program in a process in which no module's memory grows beyond so many pages of 64 KB, as on a device that has no more. */
function outcome(name: string, pages: number): unknown {
  const engines = pathToFileURL("verify/parity/engines.ts").href;
  const program = `
    import { openGoUnderNode } from ${JSON.stringify(engines)};
    const go = openGoUnderNode(${JSON.stringify(join(book.root, "static/engines/go"))});
    const told = await go.run(${JSON.stringify(programOf(name))}).then(({ problem }) => problem, ({ message }) => message);
    console.log(JSON.stringify(told));
    go.dispose();`;
  const node = [`--wasm-max-mem-pages=${pages}`, "--input-type=module", "-e", program];
  const { stdout, stderr } = spawnSync(process.execPath, node, { encoding: "utf8" });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout) as unknown;
}

test.each([
  ["is unpacked", "pipeline", 400, /^\S+\.zst could not be unpacked: .*no memory left/],
  ["compiles", "pipeline", 1000, /^The compiler did not come to its end: .*no memory left/],
  ["runs", "memory", 1500, /half a gigabyte, or less where the device has not so much/],
])("a device without memory for what %s is told of as that, and the program is not blamed", (_, name, pages, told) => {
  expect(outcome(name, pages)).toMatch(told);
});
