import { globSync } from "node:fs";
import { unreadable } from "../src/book/front.ts";
import { readSource } from "../src/book/source.ts";
import { type Extraction, extract, parseMarkdown, readSchemas } from "../src/listings/index.ts";

/** A chapter as the harness sees it: its path, its text, and what was found in it. */
export type Chapter = Extraction & { file: string; text: string };

/** Every chapter of the book, by path. */
export const chapterPaths = (root: string): string[] => globSync("docs/**/*.md", { cwd: root }).sort();

/** Reads and parses one chapter. What cannot be read, as UTF-8 or as front matter, is a complaint with its line, not a crash. */
export function readChapter(root: string, file: string): Chapter {
  const { text, complaints } = readSource(root, file);
  const extraction = extract(parseMarkdown(text), { file, text, schemas: readSchemas(root) });
  for (const { contract } of extraction.listings) contract.timeout *= PATIENCE;
  return { file, text, ...extraction, complaints: [...complaints, ...unreadable(file, text), ...extraction.complaints] };
}

/**
 * A limit is there to end what never ends, and judges no speed. Authors set it by what a listing takes on a quiet machine; on a slower one, with
 * other things to do, it has so many times as long.
 */
const PATIENCE = 6;
