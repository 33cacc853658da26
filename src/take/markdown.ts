import type { Code, Definition, Html, Image, Link, Nodes } from "mdast";
import { visit } from "unist-util-visit";
import { addressOf, pageAddress } from "../book/address.ts";
import { readChapter } from "../book/chapter.ts";

/** Some of a page's text, by offsets, and what stands in its place elsewhere. */
export type Edit = { start: number; end: number; text: string };

/** A page's text from `start` to `end` with those edits that lie in it; all else stays as it was written. Where one lies in another, the outer one holds. */
export function rewritten(text: string, edits: readonly Edit[], start = 0, end = text.length): string {
  let at = start;
  let made = "";
  for (const edit of [...edits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (edit.start < at || edit.end > end) continue;
    made += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return made + text.slice(at, end);
}

/** Fences that have a name in this book alone: what is in them is text to others. */
const PLAIN: Record<string, string> = { output: "text", transcript: "text" };

/** How a page's Markdown is called, beside its HTML. */
export const MARKDOWN = "index.md";

/** Whether a page is there as Markdown: all but those that hold components. */
export const isMarkdown = (file: string): boolean => file.endsWith(".md");

/**
 * A page as Markdown that anybody reads: its title is a heading, fences say their language alone, headings lose the comments with their ids, and
 * links lead to the site from wherever the text is. What a listing printed stands below it.
 * @param root the folder that has `docs`
 * @param file the page's path from there
 * @param site the address of the published site, with its base URL
 */
export function markdownOf(root: string, file: string, site: string): string {
  const { text, tree, front } = readChapter(root, file);
  const head = [`# ${front?.title ?? file}`, front?.description, `<${pageAddress(file, site)}>`].filter(Boolean).join("\n\n");
  return `${head}\n\n${rewritten(
    text,
    editsOf(tree, text, (url) => addressOf(url, file, site)),
  ).trim()}\n`;
}

/** What has to be changed in a page's text so that others can read it. @param lead where a link leads from there */
export function editsOf(tree: Nodes, text: string, lead: (url: string) => string): Edit[] {
  const edits: Edit[] = [];
  visit(tree, (node, _, parent) => {
    if (node.type === "yaml") edits.push({ ...placeOf(node), text: "" });
    else if (node.type === "code") edits.push(...languageAlone(node, text));
    else if (node.type === "html" && parent?.type === "heading") edits.push(...withoutId(node, text));
    else if (node.type === "link" || node.type === "image" || node.type === "definition") edits.push(...ledElsewhere(node, text, lead));
  });
  return edits;
}

/** Where a node stands in the text that it was parsed from. */
export function placeOf({ position }: Nodes): { start: number; end: number } {
  const [start, end] = [position?.start.offset, position?.end.offset];
  if (start === undefined || end === undefined) throw new Error("a node without a place: it was made, and not read from a page");
  return { start, end };
}

function languageAlone(code: Code, text: string): Edit[] {
  const { start } = placeOf(code);
  const [line = ""] = text.slice(start).split("\n", 1);
  const [, fence = "", info = ""] = /^(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
  const language = PLAIN[code.lang ?? ""] ?? code.lang ?? "";
  return info === language ? [] : [{ start: start + fence.length, end: start + line.length, text: language }];
}

/** The comment with the id of a heading, and the blank before it. */
function withoutId(comment: Html, text: string): Edit[] {
  const { start, end } = placeOf(comment);
  return comment.value.startsWith("<!--") ? [{ start: text.slice(0, start).trimEnd().length, end, text: "" }] : [];
}

/** The address stands behind the words of a link, in whichever form that is written. */
function ledElsewhere(node: Link | Image | Definition, text: string, lead: (url: string) => string): Edit[] {
  const { start, end } = placeOf(node);
  const words = node.type === "link" ? node.children.at(-1) : undefined;
  const from = words ? placeOf(words).end : start;
  const at = from + text.slice(from, end).lastIndexOf(node.url);
  const address = lead(node.url);
  return address === node.url || at < from ? [] : [{ start: at, end: at + node.url.length, text: address }];
}
