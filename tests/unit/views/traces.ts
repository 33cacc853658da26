import { expect } from "vitest";
import { evidenceOf, readEvidence, type Step, type Trace } from "../../../src/listings/index.ts";
import { chapterPaths, readChapter } from "../../../verify/chapters.ts";

/** Every interleaving of a book as it was recorded, by its listing's id. */
const tracesOf = (root: string): Map<string, Trace> =>
  new Map(
    chapterPaths(root).flatMap((file) => {
      const evidences = readEvidence(root, file);
      return readChapter(root, file).listings.flatMap(({ hash, key }) => {
        const trace = evidenceOf(evidences, hash)?.trace;
        return trace ? [[key, trace] as const] : [];
      });
    }),
  );

/** Those of the book itself, for what has to hold of all. */
export const RECORDED = tracesOf(".");
const OF_TESTS = tracesOf("tests/fixtures/site");
/** One of the small book that tests have. */
export const recorded = (id: string): Trace => OF_TESTS.get(id) ?? expect.fail(`no listing ${id} with a trace in tests/fixtures/site`);

/** Traces that no chapter has: `session: statement`, then ` -> waits A`, ` -> freed 3`, ` -> error 40P01`. */
export const traceOf = (...lines: string[]): Trace =>
  lines.map((text, index): Step => {
    const [sent = "", ...became] = text.split(" -> ");
    const [session = "", sql = ""] = sent.split(": ");
    const word = (name: string) => became.find((other) => other.startsWith(name))?.slice(name.length + 1);
    const [waits, freed, error] = [word("waits"), word("freed"), word("error")];
    const result = error ? { tag: "", error: { code: error, message: "no" } } : { tag: sql.split(" ")[0] ?? "" };
    return {
      session,
      line: index + 1,
      sql,
      ...(waits && { waitsFor: waits.split(",") }),
      ...(freed && { freedBy: Number(freed) }),
      ...(waits && !freed ? {} : { result }),
    };
  });
