import type { Heading, Link, Root } from "mdast";
import { headingsOf } from "../markdown/outline.ts";
import { proofsIn } from "../questions/proof.ts";

/** What each word of a proof mark promises, for whoever points at it. */
const LEADS = { run: "a listing that was run", source: "a primary source" } as const;

/**
 * Marks what the form of a chapter says of its text: sections that are not of its core, and what proves a sentence. It runs before headings get
 * their ids, which are read from a comment that holds nothing else.
 */
export default function remarkForm() {
  return (tree: Root): void => {
    for (const { heading, id, isDeep } of headingsOf(tree)) if (isDeep && id) markDeep(heading, id);
    for (const { kind, node } of proofsIn([tree])) {
      if (node.type === "link" && kind !== "judgement") setProperties(node, { className: "proof", title: LEADS[kind] });
    }
  };
}

function markDeep(heading: Heading, id: string): void {
  const comment = heading.children.at(-1);
  if (comment?.type === "html") comment.value = `<!-- #${id} -->`;
  setProperties(heading, { "data-depth": "deep" });
}

function setProperties(node: Heading | Link, properties: Record<string, string>): void {
  node.data ??= {};
  const data = node.data as { hProperties?: Record<string, string> };
  data.hProperties = { ...data.hProperties, ...properties };
}
