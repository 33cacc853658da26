import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { close, createIndex } from "pagefind";
import { parseHtml } from "../../src/postbuild/html.ts";
import { indexable } from "./indexable.ts";
import { countedText, wordsOf } from "./words.ts";

// Runs after `docusaurus build [--out-dir FOLDER]`: reads the pages that were built and puts the search index next to them.
const BUILD = process.argv[2] ?? "build";

/** Kept in words, where Pagefind strips what is no letter: `chan<-`, `<-ch`, `acks=all`, `%w`, `:=`. */
const SYMBOLS = "<-=%:";

const started = Date.now();
const { index, errors } = await createIndex({ includeCharacters: SYMBOLS, forceLanguage: "en" });
if (!index) throw new Error(`Pagefind did not start: ${errors.join(", ")}`);

const texts: string[] = [];
for (const file of globSync(`${BUILD}/**/index.html`).sort()) {
  const html = readFileSync(file, "utf8");
  if (!html.includes("data-pagefind-body")) continue;
  const tree = parseHtml(html);
  const result = await index.addHTMLFile({ sourcePath: file.slice(BUILD.length + 1), content: indexable(html, tree) });
  if (result.errors.length > 0) throw new Error(`${file}: ${result.errors.join(", ")}`);
  texts.push(countedText(tree));
}

const { files } = await index.getFiles();
// Pagefind brings three interfaces of its own; the book has another.
const needed = files.filter(({ path }) => !/-ui\.|highlight/.test(path));
rmSync(`${BUILD}/pagefind`, { recursive: true, force: true });
for (const { path, content } of needed) {
  mkdirSync(dirname(`${BUILD}/pagefind/${path}`), { recursive: true });
  writeFileSync(`${BUILD}/pagefind/${path}`, content);
}
await close();
writeFileSync(`${BUILD}/pagefind/words.txt`, wordsOf(texts).join("\n"));
const bytes = needed.reduce((total, { content }) => total + content.length, 0);
console.log(
  `Search: ${texts.length} pages indexed in ${Date.now() - started} ms, ${Math.round(bytes / 1000)} KB in ${needed.length} files`,
);
