import type { Plugin } from "@docusaurus/types";
import { countBook } from "./facts.ts";

export const BOOK = "book-facts";

/** Gives pages the counts of the book: `usePluginData(BOOK)`. */
export function bookFacts(root: string, specimen: { file: string; id: string }): Plugin {
  return {
    name: BOOK,
    loadContent: async () => countBook(root, specimen),
    contentLoaded: async ({ content, actions }) => actions.setGlobalData(content),
    getPathsToWatch: () => [`${root}/docs/**/*.md`, `${root}/recorded/**/*.json`],
  };
}
