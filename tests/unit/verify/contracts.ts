import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { makeBook, verifyBook } from "./book.ts";
import { mutants } from "./mutants.ts";

const FIXTURES = "tests/fixtures/verify";
const read = (file: string) => readFileSync(`${FIXTURES}/${file}`, "utf8");

/** The fixtures of contracts, a chapter each. */
export const HOLDS = globSync("holds/*.md", { cwd: FIXTURES }).sort();

/** Those of the servers of the lab, which wait more than they compute: a file of tests of their own, so that both run side by side. */
export const ofTheLab = (file: string): boolean => /^holds\/(console|yaml)-/.test(file);

/** Tests of some fixtures: green as written, red once for each promise. */
export function describeContracts(fixtures: string[]): void {
  describe("a contract holds as written, and fails when any one expectation is flipped", () => {
    test.each(fixtures)("%s", async (file) => {
      const broken = mutants(read(file));
      expect(broken.length).toBeGreaterThan(1);
      const chapters = [["docs/go/00-as-written.md", read(file)], ...broken.map(({ text }, i) => [`docs/go/${i + 1}-mutant.md`, text])];
      const { results } = await verifyBook(makeBook(Object.fromEntries(chapters)));
      const failed = (path: string) => results.filter(({ chapter, status }) => chapter.file === path && status === "failed");
      // Compared with nothing rather than counted: a failure then says what went wrong.
      expect(failed("docs/go/00-as-written.md").flatMap(({ problems }) => problems)).toEqual([]);
      for (const [i, { what }] of broken.entries()) expect(failed(`docs/go/${i + 1}-mutant.md`), what).not.toEqual([]);
    });
  });
}
