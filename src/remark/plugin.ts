import { globSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "@docusaurus/types";
import { folderOf, isIndex } from "../book/names.ts";
import { evidencePath } from "../listings/index.ts";
import { pathIn } from "./source.ts";

/**
 * Tells the bundler what a page depends on besides its text: recorded evidence, or the chapters of a part (file by file), and the code that turns
 * Markdown into pages (as a whole). Without it the persistent cache serves stale pages. Nor does it know by itself that stylesheets hold
 * addresses that start with the base URL.
 * @param book the folder of the chapters, `docs`, and their evidence
 */
export function chapterDependencies(root: string, book: string, baseUrl: string): Plugin {
  const code = globSync("src/{markdown,contracts,listings,questions,diagrams,book,deck,remark}/**/*.{ts,cjs}", { cwd: root }).map((file) =>
    join(root, file),
  );
  const persistent = !process.env.DOCUSAURUS_NO_PERSISTENT_CACHE;
  return {
    name: "chapter-dependencies",
    configureWebpack: (config) => ({
      ...(persistent && {
        experiments: { cache: { buildDependencies: code, version: `${versionOf(config)}-${baseUrl}-${book}` } } as object,
      }),
      module: {
        rules: [
          {
            test: /\.md$/,
            include: join(book, "docs"),
            enforce: "pre",
            use: [
              {
                loader: join(root, "src/remark/evidence/loader.cjs"),
                options: { neededBy: (page: string) => neededBy(book, pathIn(book, page)) },
              },
            ],
          },
        ],
      },
    }),
  };
}

/** What a page is made from besides its own text: a chapter, from its evidence; the page of a part, from its chapters. */
const neededBy = (book: string, file: string): string[] =>
  isIndex(file)
    ? globSync(`docs/${folderOf(file)}/*.md`, { cwd: book }).map((chapter) => join(book, chapter))
    : [join(book, evidencePath(file))];

/** The cache's version as Docusaurus set it, which ours has to include. */
function versionOf(config: object): string {
  const { experiments } = config as { experiments?: { cache?: { version?: string } } };
  return experiments?.cache?.version ?? "";
}
