import { expect } from "vitest";
import { evidenceOf, readEvidence, type Step, type Trace } from "../../../src/listings/index.ts";
import { chapterPaths, readChapter } from "../../../verify/chapters.ts";

/** Every interleaving of the book as it was recorded, by its listing's id. */
export const RECORDED = new Map<string, Trace>(
  chapterPaths(".").flatMap((file) => {
    const evidences = readEvidence(".", file);
    return readChapter(".", file).listings.flatMap(({ hash, key }) => {
      const trace = evidenceOf(evidences, hash)?.trace;
      return trace ? [[key, trace] as const] : [];
    });
  }),
);
export const recorded = (id: string): Trace => RECORDED.get(id) ?? expect.fail(`no listing ${id} with a trace`);

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
