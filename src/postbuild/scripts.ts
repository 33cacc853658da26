import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Element } from "hast";
import { visit } from "unist-util-visit";
import { type Edit, editHtml, insertAt, parseHtml, tagsOf } from "./html.ts";

/**
 * Takes Docusaurus' scripts out of every page, and puts in what wakes them, with what the page needs besides.
 * @param some names of scripts, by what in a page's markup asks for them
 * @param loaderFor the script of a page: given the names of those that it needs, the addresses of what was taken out, in order, and its file
 * @throws when a page has none: then its markup changed, and this has to follow
 */
export async function deferScripts(
  outDir: string,
  some: Record<string, string>,
  loaderFor: (needed: string[], scripts: string[], file: string) => string,
): Promise<void> {
  for (const file of globSync("**/*.html", { cwd: outDir })) {
    const path = join(outDir, file);
    const html = readFileSync(path, "utf8");
    const { scripts, edits, end } = deferredIn(html);
    if (scripts.length === 0)
      throw new Error(`${path}: no deferred script found, so nothing could be put in its place (src/postbuild/scripts.ts)`);
    const needed = Object.entries(some).flatMap(([mark, name]) => (html.includes(mark) ? [name] : []));
    writeFileSync(path, editHtml(html, [...edits, insertAt(end, `<script>${loaderFor(needed, scripts, file)}</script>`)]));
  }
}

/** The addresses of deferred scripts in a page's head, how to take them out, and where the head ends. No more than the head is parsed. */
function deferredIn(html: string): { scripts: string[]; edits: Edit[]; end: number } {
  const end = html.indexOf("</head>");
  const scripts: string[] = [];
  const edits: Edit[] = [];
  visit(parseHtml(html.slice(0, end)), "element", (element: Element) => {
    const { src, defer } = element.properties;
    const tags = tagsOf(element);
    if (element.tagName !== "script" || typeof src !== "string" || !defer || !tags) return;
    scripts.push(src);
    edits.push({ start: tags.start, end: tags.end, text: "" });
  });
  return { scripts, edits, end };
}
