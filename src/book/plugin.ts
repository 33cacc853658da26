import type { Plugin } from "@docusaurus/types";
import { countBook } from "./facts.ts";

export const BOOK = "book-facts";

/**
 * Gives pages the counts of the book: `usePluginData(BOOK)`. The questions, which every page would carry along, go to a page of their own:
 * /questions/.
 */
export function bookFacts(root: string, baseUrl: string, specimen: { file: string; id: string }): Plugin {
  return {
    name: BOOK,
    loadContent: async () => countBook(root, specimen),
    contentLoaded: async ({ content, actions }) => {
      const { questions, ...facts } = content as ReturnType<typeof countBook>;
      actions.setGlobalData(facts);
      const data = await actions.createData("questions.json", JSON.stringify(questions));
      actions.addRoute({
        path: `${baseUrl}questions/`,
        component: "@site/src/pages/_questions/index.tsx",
        modules: { questions: data },
        exact: true,
      });
    },
    getPathsToWatch: () => [`${root}/docs/**/*.md`, `${root}/recorded/**/*.json`],
  };
}
