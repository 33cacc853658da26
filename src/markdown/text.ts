import type { Nodes } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { isElement } from "./element.ts";

/** The prose in a tree as plain text, block by block: words of links and code among words, but no address, no code of a fence, no HTML, no front matter. */
export function proseOf(node: Nodes): string {
  if (node.type === "code" || node.type === "html" || node.type === "yaml" || isElement(node)) return "";
  if (node.type === "paragraph" || node.type === "heading" || node.type === "tableCell") return textOf(node);
  return "children" in node ? node.children.map(proseOf).filter(Boolean).join("\n") : textOf(node);
}
