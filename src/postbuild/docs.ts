import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Titles and descriptions of all documents, at the end of what Docusaurus lets each of them know: for cards of documents, which this site has not. */
const DOCS = /"docs":\{".*?"\}\}(?=\}\}'\))/;

/**
 * Takes it out of the scripts of a built site: 3 KB of each page once it is touched, brotli 11, and more with every chapter.
 * @throws where no script has it: then Docusaurus' form of it has changed
 */
export function dropDocuments(outDir: string): void {
  const having = globSync("assets/js/*.js", { cwd: outDir }).flatMap((file) => {
    const path = join(outDir, file);
    const script = readFileSync(path, "utf8");
    return script.includes('"docsSidebars"') && DOCS.test(script) ? [{ path, script }] : [];
  });
  if (having.length === 0) throw new Error(`${outDir}/assets/js: no script has the titles of all documents; see src/postbuild/docs.ts`);
  for (const { path, script } of having) writeFileSync(path, script.replace(DOCS, '"docs":{}'));
}
