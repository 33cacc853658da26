import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What Docusaurus lets each page know of the book and of how it was built, and none of this site reads. */
const FACTS = [
  // Titles and descriptions, for cards of documents.
  { fact: /"docs":\{".*?"\}\}(?=\}\}'\))/, without: '"docs":{}' },
  // Ids and addresses, for links between versions.
  { fact: /"docs":\[\{"id":.*?\}\](?=,"draftIds")/, without: '"docs":[]' },
  // Options of plugins, among them the folder that the site was built in.
  { fact: /presets:\[\["classic",.*?\]\](?=,themeConfig:)/, without: "presets:[]" },
  // The colours of code, which are ours by CSS.
  { fact: /theme:\{plain:\{color:.*?\]\}(?=,magicComments:)/, without: "theme:{}" },
  // What a build asks of links and of itself, and what it puts into each page's head.
  { fact: /onBrokenLinks:.*?(?=experimental_router:)/, without: "future:{" },
  { fact: /headTags:\[.*?(?=presets:)/, without: "" },
  // What each part of a page is made of, by alias and number: only a server asks, to know which scripts to name.
  { fact: /(?<=\)),"@(?:site|theme|generated)[^"]*",\d+(?=\])/g, without: "" },
  // Versions of plugins.
  { fact: /"pluginVersions":\{.*?\}\}(?=\}'\))/, without: '"pluginVersions":{}' },
];

/**
 * Takes it out of the scripts of a built site: 6 KB of each page once it is touched, brotli 11, and more with every chapter.
 * @throws where no script has it: then Docusaurus' form of it has changed
 */
export function dropFacts(outDir: string): void {
  const paths = globSync("assets/js/*.js", { cwd: outDir }).map((file) => join(outDir, file));
  for (const { fact, without } of FACTS) {
    const having = paths.filter((path) => readFileSync(path, "utf8").search(fact) >= 0);
    if (having.length === 0) throw new Error(`${outDir}/assets/js: no script has ${fact}; see src/postbuild/facts.ts`);
    for (const path of having) writeFileSync(path, readFileSync(path, "utf8").replace(fact, without));
  }
}
