import { globSync, readFileSync } from "node:fs";
import { type Complaint, type Extraction, extract, parseMarkdown, readSchemas, type Schemas } from "../src/listings/index.ts";

/** A chapter as the harness sees it: its path, its text, and what was found in it. */
export type Chapter = Extraction & { file: string; text: string };

/** Every chapter of the book, by path. */
export const chapterPaths = (root: string): string[] => globSync("docs/**/*.md", { cwd: root }).sort();

/** Reads and parses one chapter. What cannot be read as UTF-8 is a complaint with its line, not a crash. */
export function readChapter(root: string, file: string): Chapter {
  const bytes = readFileSync(`${root}/${file}`);
  const text = bytes.toString("utf8");
  const invalid = firstInvalidLine(bytes);
  if (invalid !== undefined) {
    const complaint: Complaint = {
      file,
      line: invalid,
      column: 1,
      found: "bytes that are not UTF-8",
      allowed: "UTF-8 text: save the file in that encoding",
    };
    return { file, text, listings: [], skipped: [], complaints: [complaint] };
  }
  return parseChapter(file, text, readSchemas(root));
}

/** Parses the text of a chapter. Whatever stands in it, it is complained about with its file, and is no crash. */
export function parseChapter(file: string, text: string, schemas: Schemas = {}): Chapter {
  try {
    const extraction = extract(parseMarkdown(text), { file, text, schemas });
    for (const { contract } of extraction.listings) contract.timeout *= PATIENCE;
    return { file, text, ...extraction };
  } catch (error) {
    const found = `a chapter that cannot be read: ${error instanceof Error ? error.message : error}`;
    const complaint: Complaint = {
      file,
      line: 1,
      column: 1,
      found,
      allowed: "Markdown; halve the chapter until it can be read, to find the place",
    };
    return { file, text, listings: [], skipped: [], complaints: [complaint] };
  }
}

/**
 * A limit is there to end what never ends, and judges no speed. Authors set it by what a listing takes on a quiet machine; on a slower one, with
 * other things to do, it has so many times as long.
 */
const PATIENCE = 6;

function firstInvalidLine(bytes: Buffer): number | undefined {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    decoder.decode(bytes);
    return undefined;
  } catch {
    const lines = bytes.toString("latin1").split("\n");
    const at = lines.findIndex((line) => {
      try {
        new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(line, "latin1"));
        return false;
      } catch {
        return true;
      }
    });
    return at + 1;
  }
}
