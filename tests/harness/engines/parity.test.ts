import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { executeParity } from "../../../verify/parity/parity.ts";
import { makePlan } from "../../../verify/plan.ts";
import type { Result } from "../../../verify/verify.ts";
import { COLD, provideBook } from "./provided.ts";

const HOLDS = "tests/fixtures/verify/holds";
/** Contracts of Go that the page's engine can have. */
const CONTRACTS = ["run", "panic", "fail", "vet", "escape", "test"].map((verb) => `go-${verb}.md`);
const read = (file: string): string => readFileSync(join(HOLDS, file), "utf8");

/** One promise broken: of a diagnostic, an exit code, a test, an output. */
function brokenLine(line: string, before: string | undefined): string | undefined {
  if (line.includes("// want")) return line.replace(/\/\/ want ".*"/, '// want "something else"');
  if (line.startsWith("```go ") && line.includes("exit=")) return line.replace(/exit=\d+/, "exit=9");
  if (/got.* != \d+/.test(line)) return line.replace(/!= \d+/, "!= 77");
  return before?.startsWith("```output") ? `${line}!` : undefined;
}

const mutants = CONTRACTS.flatMap((file) => {
  const lines = read(file).replace("runs=200", "runs=40").split("\n"); // a broken promise shows in fewer
  return lines.flatMap((line, i) => {
    const broken = brokenLine(line, lines[i - 1]);
    return broken === undefined ? [] : [{ what: `${file}:${i + 1}`, text: lines.with(i, broken).join("\n") }];
  });
});

const outside = `\`\`\`go run mod=pgx
package main
\`\`\`

\`\`\`go run play=off why="it has more than one processor there"
package main

import (
	"fmt"
	"runtime"
)

func main() {
	fmt.Println(runtime.GOARCH)
}
\`\`\`
\`\`\`output
amd64
\`\`\`
`;

let book: Awaited<ReturnType<typeof provideBook>>;
let results: Result[];
beforeAll(async () => {
  const written = CONTRACTS.map((file) => [file, read(file)]);
  const broken = mutants.map(({ text }, i) => [`mutant-${i}.md`, text]);
  book = await provideBook({ ...Object.fromEntries([...written, ...broken]), "outside.md": outside });
  const plan = makePlan(book.root, { targets: [], only: "go" });
  results = (await executeParity(plan, { ci: true, repeat: 1 }, () => {}, book.root, "go")).results;
}, COLD);
afterAll(() => book.remove());

const resultsOf = (file: string): Result[] => results.filter(({ chapter }) => chapter.file === `docs/go/${file}`);

test.each(CONTRACTS)("%s holds in the page as it does outside", (file) => {
  expect(resultsOf(file).length).toBeGreaterThan(0);
  expect(resultsOf(file).flatMap(({ problems }) => problems)).toEqual([]);
});

test("and fails when any one expectation is flipped", () => {
  expect(mutants.length).toBeGreaterThan(CONTRACTS.length);
  const failed = (i: number) => resultsOf(`mutant-${i}.md`).some(({ status }) => status === "failed");
  expect(mutants.filter((_, i) => !failed(i)).map(({ what }) => what)).toEqual([]);
});

test("what the page cannot have, or does otherwise and says why, is skipped with its reason", () => {
  expect(resultsOf("outside.md").map(({ status, problems }) => [status, problems[0]?.message])).toEqual([
    ["skipped", "not in the page: it imports packages that the page does not have"],
    ["skipped", "differs in the page: it has more than one processor there"],
  ]);
});
