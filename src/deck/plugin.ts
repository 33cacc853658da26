import type { Plugin } from "@docusaurus/types";
import { PARTS } from "../book/parts.ts";
import { cardsOf } from "./read.ts";

/** Makes what the book asks into data, a file for each part, which load.ts fetches by name. @param root the folder that has `docs` */
export function deck(root: string, baseUrl: string): Plugin {
  return {
    name: "deck",
    async contentLoaded({ actions }) {
      for (const { id } of PARTS) await actions.createData(`deck-${id}.json`, JSON.stringify(cardsOf(root, id, baseUrl)));
    },
    getPathsToWatch: () => [`${root}/docs/**/*.md`],
  };
}
