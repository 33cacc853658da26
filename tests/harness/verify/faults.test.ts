import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { makeBook } from "../../book.ts";
import { verifyBook } from "./verified.ts";

const FIXTURES = "tests/fixtures/verify";
const read = (file: string) => readFileSync(`${FIXTURES}/${file}`, "utf8");
const faults = globSync("faults/*.md", { cwd: FIXTURES }).sort();

test("each fault is told with its line, and none passes", async () => {
  const root = makeBook(Object.fromEntries(faults.map((file) => [`docs/go/${file.slice("faults/".length)}`, read(file)])));
  const { results } = await verifyBook(root);
  const failing = results.filter(({ status }) => status === "failed").map(({ chapter }) => chapter.file.slice("docs/go/".length));
  expect([...new Set(failing)].sort()).toEqual(faults.map((file) => file.slice("faults/".length)));
  const told = results
    .flatMap(({ chapter, problems }) => problems.map((problem) => ({ file: chapter.file, ...problem })))
    .sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
    .map(({ file, line, message }) => `${file.slice("docs/go/".length)}:${line}: ${message}`)
    // Whether a killed server's last words still arrive is chance.
    .map((text) => text.replace(/(08006|57P01|57P02)\b.*$/, "lost connection").replace(/(?<=ended while this ran: signal \d+);.*$/, ""));
  await expect(`${told.join("\n")}\n`).toMatchFileSnapshot("../../fixtures/verify/faults.txt");
});
