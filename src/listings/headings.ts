import type { Heading, Nodes, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import type { Finding } from "./complaint.ts";

const CHAPTER = /^docs\/[^/]+\/\d+-[^/]+\.md$/;
const ID = /^<!--\s*#([^\s]+)\s*-->$/;

/**
 * Headings of level 2 and 3 of a chapter that carry no id of their own, or one that is taken. An id that is derived from
 * the words changes with the words, and every link to it breaks.
 */
export function checkHeadings(tree: Root, file: string, linesCut = 0): Finding[] {
  if (!CHAPTER.test(file)) return [];
  const seen = new Map<string, number>();
  return tree.children.flatMap((node): Finding[] => {
    if (node.type !== "heading" || node.depth < 2 || node.depth > 3) return [];
    const line = (node.position?.start.line ?? 0) + linesCut;
    const id = idOf(node);
    const first = id && seen.get(id);
    if (id && !first) seen.set(id, line);
    if (!id) return [{ line, column: 1, found: "a heading without an id", allowed: "a trailing comment with its id", paste: withId(node) }];
    return first ? [{ line, column: 1, found: `#${id} again: line ${first} has it`, allowed: "an id of its own" }] : [];
  });
}

function idOf(heading: Heading): string | undefined {
  const last: Nodes | undefined = heading.children.at(-1);
  return last?.type === "html" ? ID.exec(last.value.trim())?.[1] : undefined;
}

function withId(heading: Heading): string {
  const words = textOf(heading).trim();
  const slug = words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return `${"#".repeat(heading.depth)} ${words} <!-- #${slug} -->`;
}
