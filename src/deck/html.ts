import type { Heading, Nodes, Paragraph, PhrasingContent, RootContent } from "mdast";
import { addressOf } from "../book/address.ts";
import { htmlOf } from "../markdown/html.ts";
import { typographicQuotes } from "../markdown/quotes.ts";
import { proofsIn } from "../questions/proof.ts";

/** Markdown of a page as HTML that can stand anywhere. */
export type Html = (...nodes: Nodes[]) => string;

export const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: "paragraph", children });

/** What a heading says, without the comment that names it. */
export const asked = ({ children }: Heading): Paragraph => paragraph(...children.filter(({ type }) => type !== "html"));

/** Makes HTML of Markdown that stands in a file: prose as a page sets it, and links that lead from anywhere. */
export const htmlFrom =
  (file: string, base: string): Html =>
  (...nodes) =>
    htmlOf(set(nodes), (url) => addressOf(url, file, base));

/** Prose as its page sets it: its quotes, and its proof marks small and quiet. */
function set(nodes: Nodes[]): Nodes[] {
  const root = structuredClone({ type: "root" as const, children: nodes as RootContent[] });
  typographicQuotes()(root);
  for (const { node } of proofsIn([root])) if (node.type === "link") node.data = { hProperties: { className: ["proof"] } };
  return root.children;
}
