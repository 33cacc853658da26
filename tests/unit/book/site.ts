import { readFileSync } from "node:fs";
import { validateConfig } from "@docusaurus/core/lib/server/configValidation";
import { compileToJSX } from "@docusaurus/mdx-loader/lib/utils";
import { bookFacts } from "../../../src/book/plugin.ts";
import remarkRules from "../../../src/remark/rules/index.ts";

const { markdown } = validateConfig(
  { title: "A book", url: "https://example.org", baseUrl: "/", future: { v4: true }, markdown: { format: "detect", mermaid: true } },
  "docusaurus.config.ts",
);

/** Why the site's build refuses the files of a book, before it reads a page; undefined where it does not. */
export const refusedFiles = (root: string): Promise<string | undefined> => refusal(async () => bookFacts(root, root, "/").loadContent?.());

/** Why it refuses a page: by Docusaurus' own parser, with the rules as its plugin. */
export const refusedPage = (root: string, file: string): Promise<string | undefined> =>
  refusal(() =>
    compileToJSX({
      filePath: `${root}/${file}`,
      fileContent: readFileSync(`${root}/${file}`, "utf8"),
      frontMatter: {},
      compilerName: "client",
      options: {
        markdownConfig: markdown,
        siteDir: root,
        staticDirs: [`${root}/static`],
        admonitions: true,
        beforeDefaultRemarkPlugins: [[remarkRules, { root }]],
      },
    }),
  );

async function refusal(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    const { message, cause } = error as Error;
    return cause instanceof Error ? cause.message : message;
  }
}
