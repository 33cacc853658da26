import { globSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CONTRACTS } from "../../../src/listings/index.ts";
import { ENGINES } from "../../../verify/engines/index.ts";
import { makePlan } from "../../../verify/plan.ts";
import { executePlan, type Result } from "../../../verify/verify.ts";
import { removeBook, writeBook } from "../../book.ts";
import { mutants } from "./mutants.ts";
import { executingOnce } from "./reuse.ts";

/** The fixtures of contracts, a chapter each, with every one of their promises broken in turn: one book, so that each engine is started once. */
const FIXTURES = "tests/fixtures/verify/holds";
const HOLDS = globSync("*.md", { cwd: FIXTURES })
  .sort()
  .map((file) => {
    const text = readFileSync(`${FIXTURES}/${file}`, "utf8");
    const broken = mutants(text).map(({ what, text: mutant }, i) => ({
      what,
      text: mutant,
      path: `docs/go/${file.replace(".md", "")}/${i + 1}-mutant.md`,
    }));
    return { file, written: { text, path: `docs/go/${file.replace(".md", "")}/00-as-written.md` }, broken };
  });

let root: string;
let results: Map<string, Result[]>;
beforeAll(async () => {
  root = writeBook(Object.fromEntries(HOLDS.flatMap(({ written, broken }) => [written, ...broken]).map(({ path, text }) => [path, text])));
  const plan = makePlan(root, { targets: [], only: undefined });
  const report = await executePlan(plan, { ci: true, repeat: 1 }, () => {}, executingOnce(ENGINES));
  results = Map.groupBy(report.results, ({ chapter }) => chapter.file);
}, 900_000);
afterAll(() => removeBook(root));

const failed = (path: string) => (results.get(path) ?? []).filter(({ status }) => status === "failed");

test("every contract has a fixture", () => {
  // `go-run.md`, and what more there is to one: `go-run-older.md`.
  const byLength = Object.keys(CONTRACTS).sort((a, b) => b.length - a.length);
  const contractOf = (file: string) => byLength.find((name) => file.startsWith(name.replaceAll(" ", "-"))) ?? file;
  expect([...new Set(HOLDS.map(({ file }) => contractOf(file)))].sort()).toEqual(Object.keys(CONTRACTS).sort());
});

describe("a contract holds as written, and fails when any one expectation is flipped", () => {
  test.each(HOLDS)("$file", ({ written, broken }) => {
    expect(broken.length).toBeGreaterThan(1);
    // Compared with nothing rather than counted: a failure then says what went wrong.
    expect(results.get(written.path)).not.toBeUndefined();
    expect(failed(written.path).flatMap(({ problems }) => problems)).toEqual([]);
    for (const { path, what } of broken) expect(failed(path), what).not.toEqual([]);
  });
});
