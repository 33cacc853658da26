import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";
import { PARTS } from "../book/parts.ts";
import { ANKI } from "./address.ts";
import { ankiOf } from "./anki.ts";

/** Puts the questions into the built site as a file of cards, to be downloaded. @param book the folder that has `docs` */
export function cards({ baseUrl, siteConfig }: LoadContext, book: string): Plugin {
  return {
    name: "cards",
    async postBuild({ outDir }) {
      const path = join(outDir, ANKI);
      mkdirSync(dirname(path), { recursive: true });
      const parts = PARTS.map(({ id }) => id);
      writeFileSync(path, ankiOf(book, siteConfig.url + baseUrl, parts));
    },
  };
}
