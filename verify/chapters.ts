import { globSync } from "node:fs";
import { type Chapter, readChapter as readPage } from "../src/book/chapter.ts";
import type { Listing } from "../src/listings/index.ts";

export type { Chapter } from "../src/book/chapter.ts";

/** Every chapter of the book, by path. */
export const chapterPaths = (root: string): string[] => globSync("docs/**/*.md", { cwd: root }).sort();

/**
 * A limit is there to end what never ends, and judges no speed. Authors set it by what a listing takes on a quiet machine; on a slower one, with
 * other things to do, it has so many times as long.
 */
const PATIENCE = 6;

/** Reads and parses one chapter, as the harness executes it. */
export function readChapter(root: string, file: string): Chapter {
  const chapter = readPage(root, file);
  const patient = new Map<Listing, Listing>();
  for (const listing of chapter.listings) {
    const { contract } = listing;
    patient.set(listing, { ...listing, contract: { ...contract, timeout: contract.timeout * PATIENCE } });
  }
  const listings = [...patient.values()];
  for (const listing of listings) listing.needs = listing.needs.map((other) => patient.get(other) ?? other);
  return { ...chapter, listings };
}
