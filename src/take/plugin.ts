import { copyFileSync, globSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";
import { isPicture, urlOf } from "../book/names.ts";
import type { Page } from "../book/pages.ts";
import { llmsOf } from "./llms.ts";
import { isMarkdown, MARKDOWN, markdownOf } from "./markdown.ts";

/**
 * Puts each page's Markdown beside its HTML, the pictures that it shows where its links lead, and the list of them all for programs that read.
 * @param book the folder that has `docs`
 */
export function take({ baseUrl, siteConfig }: LoadContext, book: string, pages: readonly Page[]): Plugin {
  return {
    name: "take",
    async postBuild({ outDir }) {
      const site = siteConfig.url + baseUrl;
      const write = (path: string, text: string) => {
        mkdirSync(dirname(join(outDir, path)), { recursive: true });
        writeFileSync(join(outDir, path), text);
      };
      for (const { file } of pages) if (isMarkdown(file)) write(urlOf(file) + MARKDOWN, markdownOf(book, file, site));
      for (const file of globSync("docs/**/*.*", { cwd: book }).filter(isPicture)) {
        const path = join(outDir, file.replace(/^docs\//, ""));
        mkdirSync(dirname(path), { recursive: true });
        copyFileSync(join(book, file), path);
      }
      write("llms.txt", llmsOf(pages, site));
    },
  };
}
