import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { executeParity } from "../../../verify/parity/parity.ts";
import { makePlan } from "../../../verify/plan.ts";
import type { Result } from "../../../verify/verify.ts";
import { COLD, provideBook } from "./provided.ts";

const CONTRACTS = ["run", "fail", "explain", "checks"].map((verb) => `sql-${verb}.md`);
const read = (file: string): string => readFileSync(`tests/fixtures/verify/holds/${file}`, "utf8");

/** One promise broken each: a code, a row, a plan, a check. */
const MUTANTS: [file: string, from: string, to: string][] = [
  ["sql-run.md", " 12.00", " 13.00"],
  ["sql-run.md", "     1\n(1 row)\n```\n\nA database", "     2\n(1 row)\n```\n\nA database"],
  ["sql-fail.md", "want 23505", "want 23514"],
  ["sql-fail.md", "(id)=(1)", "(id)=(2)"],
  ["sql-explain.md", "item_pkey on", "other_pkey on"],
  ["sql-explain.md", "rows=1.00", "rows=2.00"],
  ["sql-checks.md", "VALUES (2), (1)", "VALUES (2), (3)"],
  ["sql-checks.md", "plan: uses item_price", "plan: uses item_pkey"],
  ["sql-checks.md", "statements: 1", "statements: 2"],
  ["sql-checks.md", "rejects: 23514", "rejects: 23505"],
];

const OUTSIDE = `\`\`\`sql sessions
SELECT 1; --> ok
\`\`\`

\`\`\`sql run play=off why="it has one bit more"
SELECT pg_size_pretty(8192::bigint), version() LIKE '%64-bit';
\`\`\`
\`\`\`output
 pg_size_pretty | ?column?
----------------+----------
 8192 bytes     | t
(1 row)
\`\`\`
`;

let book: Awaited<ReturnType<typeof provideBook>>;
let results: Result[];
beforeAll(async () => {
  const written = CONTRACTS.map((file) => [file, read(file)]);
  const broken = MUTANTS.map(([file, from, to], i) => [`mutant-${i}.md`, read(file).replace(from, to)]);
  book = await provideBook({ ...Object.fromEntries([...written, ...broken]), "outside.md": OUTSIDE }, "sql");
  const plan = makePlan(book.root, { targets: [], only: "sql" });
  results = (await executeParity(plan, { ci: true, repeat: 1 }, () => {}, book.root, "sql")).results;
}, COLD);
afterAll(() => book.remove());

const resultsOf = (file: string): Result[] => results.filter(({ chapter }) => chapter.file === `docs/sql/${file}`);

test.each(CONTRACTS)("%s holds in the page as it does on the server", (file) => {
  expect(resultsOf(file).length).toBeGreaterThan(0);
  expect(resultsOf(file).flatMap(({ problems }) => problems)).toEqual([]);
});

test.each(MUTANTS.map(([file, from, to], i) => [file, from, to, i] as const))("%s fails with %s as %s", (file, from, _, i) => {
  expect(read(file)).toContain(from);
  expect(resultsOf(`mutant-${i}.md`).some(({ status }) => status === "failed")).toBe(true);
});

test("what the page cannot have, or does otherwise and says why, is skipped with its reason", () => {
  expect(resultsOf("outside.md").map(({ status, problems }) => [status, problems[0]?.message])).toEqual([
    ["skipped", "not in the page: it takes several sessions, and the page has one"],
    ["skipped", "differs in the page: it has one bit more"],
  ]);
});
