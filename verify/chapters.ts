import { globSync } from "node:fs";
import { type Chapter, parseChapter as parsePage, readChapter as readPage } from "../src/book/chapter.ts";
import type { Listing, Schemas } from "../src/listings/index.ts";

export type { Chapter } from "../src/book/chapter.ts";

/** Every chapter of the book, by path. */
export const chapterPaths = (root: string): string[] => globSync("docs/**/*.md", { cwd: root }).sort();

/** Reads and parses one chapter, as the harness executes it. */
export const readChapter = (root: string, file: string): Chapter => patiently(readPage(root, file));

/** Parses the text of a chapter, as the harness executes it. */
export const parseChapter = (file: string, text: string, schemas: Schemas = {}): Chapter => patiently(parsePage(file, text, schemas));

/**
 * A limit is there to end what never ends, and judges no speed. Authors set it by what a listing takes on a quiet machine; on a slower one, with
 * other things to do, it has so many times as long.
 */
const PATIENCE = 6;

function patiently(chapter: Chapter): Chapter {
  const patient = new Map<Listing, Listing>();
  for (const listing of chapter.listings) {
    const { contract } = listing;
    patient.set(listing, { ...listing, contract: { ...contract, timeout: contract.timeout * PATIENCE } });
  }
  const listings = [...patient.values()];
  for (const listing of listings) listing.needs = listing.needs.map((other) => patient.get(other) ?? other);
  return { ...chapter, listings };
}
