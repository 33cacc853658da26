import { createHash } from "node:crypto";
import type { Nodes } from "mdast";
import type { Section } from "../markdown/outline.ts";

/**
 * 8 hex digits of what a question or an exercise asks and answers: SHA-256 of its title and of all words and code below it, and of which answers
 * are marked right. Blank space, addresses of links and how a fence is verified do not count: a paragraph that is wrapped anew, or a proof that
 * moves, leaves it as it is, and a reader need not answer again. It is made of Markdown as the chapter has it, for its page and for its card alike.
 */
export const hashOf = ({ title, nodes }: Pick<Section, "title" | "nodes">): string =>
  createHash("sha256")
    .update([title, ...nodes.flatMap(wordsOf)].join("\n").replaceAll(/\s+/g, " "))
    .digest("hex")
    .slice(0, 8);

function wordsOf(node: Nodes): string[] {
  if ("value" in node) return node.type === "html" ? [] : [node.value];
  const marked = node.type === "listItem" && typeof node.checked === "boolean" ? [node.checked ? "[x]" : "[ ]"] : [];
  return "children" in node ? [...marked, ...node.children.flatMap(wordsOf)] : marked;
}
