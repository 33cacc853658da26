import type { Plugin } from "@docusaurus/types";
import { type BookFacts, countBook, type PartFacts } from "./facts.ts";

export const BOOK = "book-facts";

/** What every page carries: the chapters of each part, for the contents. */
export type Everywhere = { contents: Record<string, PartFacts["contents"]> };

/** Gives each page of the site the contents of the book, `usePluginData(BOOK)`, and those pages that count and list it all they need. */
export function bookFacts(root: string, baseUrl: string, specimen: { file: string; id: string }): Plugin {
  return {
    name: BOOK,
    loadContent: async () => countBook(root, specimen),
    contentLoaded: async ({ content, actions }) => {
      const { questions, ...facts } = content as BookFacts;
      const contents = Object.fromEntries(Object.entries(facts.parts).map(([part, own]) => [part, own.contents]));
      actions.setGlobalData({ contents } satisfies Everywhere);
      const add = async (path: string, folder: string, name: string, data: unknown) => {
        const modules = { [name]: await actions.createData(`${folder}.json`, JSON.stringify(data)) };
        actions.addRoute({ path: `${baseUrl}${path}`, component: `@site/src/pages/${folder}/index.tsx`, modules, exact: true });
      };
      await add("", "_home", "facts", facts);
      await add("about/", "_about", "facts", facts);
      await add("questions/", "_questions", "questions", questions);
    },
    getPathsToWatch: () => [`${root}/docs/**/*.md`, `${root}/recorded/**/*.json`],
  };
}
