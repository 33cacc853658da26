import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Element } from "hast";
import { visit } from "unist-util-visit";
import { editHtml, parseHtml, tagsOf } from "./html.ts";

/** For a search service that reads pages: this site's own search has its index from the build. */
const isOfDocSearch = ({ tagName, properties: { name } }: Element): boolean =>
  tagName === "meta" && /^(docsearch|docusaurus_)/.test(String(name));
/** Where the page is in other languages: there are none. */
const isOfLanguages = ({ tagName, properties: { hrefLang } }: Element): boolean => tagName === "link" && hrefLang !== undefined;
/** Icons for pages to refer to, of which none does. */
const isSprite = ({ tagName }: Element): boolean => tagName === "svg";

/** What lets a page that frames this one choose its colours and set attributes in it, by its address. */
const FROM_ADDRESS = [
  /function\(\)\{try\{return new URLSearchParams\([^)]*\)\.get\("docusaurus-theme"\)\}catch\(\w\)\{\}\}\(\)\|\|/,
  /,function\(\)\{try\{for\(var\[\w,\w\]of new URLSearchParams\(.{0,300}?\}catch\(\w\)\{\}\}\(\)(?=<\/script>)/,
];

/**
 * Takes out of every page, from before what it shows, what Docusaurus puts there and nobody reads: 0.5 KB of each, brotli 11.
 * @throws where a page does not read its address: then Docusaurus' form of that has changed
 */
export function dropUnread(outDir: string): void {
  for (const file of globSync("**/*.html", { cwd: outDir })) {
    const path = join(outDir, file);
    const html = readFileSync(path, "utf8");
    const unread = html.includes("href=#theme-svg") ? [isOfDocSearch, isOfLanguages] : [isOfDocSearch, isOfLanguages, isSprite];
    const edits: { start: number; end: number; text: string }[] = [];
    visit(parseHtml(html.slice(0, html.indexOf("<div id=__docusaurus"))), "element", (element: Element) => {
      const tags = unread.some((is) => is(element)) ? tagsOf(element) : undefined;
      if (tags) edits.push({ start: tags.start, end: tags.end, text: "" });
    });
    let read = editHtml(html, edits);
    for (const script of FROM_ADDRESS) {
      if (!script.test(read)) throw new Error(`${path}: nothing reads the address as ${script} says; see src/postbuild/unread.ts`);
      read = read.replace(script, "");
    }
    writeFileSync(path, read);
  }
}
