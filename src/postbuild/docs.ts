import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What Docusaurus lets each page know of all documents, and none of this site reads. */
const LISTS = [
  // Titles and descriptions, for cards of documents.
  { list: /"docs":\{".*?"\}\}(?=\}\}'\))/, without: '"docs":{}' },
  // Ids and addresses, for links between versions.
  { list: /"docs":\[\{"id":.*?\}\](?=,"draftIds")/, without: '"docs":[]' },
];

/**
 * Takes it out of the scripts of a built site: 4 KB of each page once it is touched, brotli 11, and more with every chapter.
 * @throws where no script has it: then Docusaurus' form of it has changed
 */
export function dropDocuments(outDir: string): void {
  const paths = globSync("assets/js/*.js", { cwd: outDir }).map((file) => join(outDir, file));
  for (const { list, without } of LISTS) {
    const having = paths.filter((path) => list.test(readFileSync(path, "utf8")));
    if (having.length === 0) throw new Error(`${outDir}/assets/js: no script has ${list}; see src/postbuild/docs.ts`);
    for (const path of having) writeFileSync(path, readFileSync(path, "utf8").replace(list, without));
  }
}
