import { toHtml } from "hast-util-to-html";
import type { Heading, Nodes, Paragraph, PhrasingContent, RootContent } from "mdast";
import { toHast } from "mdast-util-to-hast";
import { visit } from "unist-util-visit";
import { targetOf, urlOf } from "../book/names.ts";
import { typographicQuotes } from "../markdown/quotes.ts";
import { proofsIn } from "../questions/proof.ts";

/** Markdown of a page as HTML that can stand anywhere. */
export type Html = (...nodes: Nodes[]) => string;

/**
 * Markdown as HTML for a card, which is on no page: HTML in it is left out, code stays text.
 * @param lead where a link leads from there
 */
export function htmlOf(nodes: readonly Nodes[], lead: (url: string) => string): string {
  const root = structuredClone({ type: "root" as const, children: nodes as RootContent[] });
  visit(root, "link", (link) => {
    link.url = lead(link.url);
  });
  return toHtml(toHast(root));
}

export const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: "paragraph", children });

/** What stands in a single paragraph. */
export const inner = (html: string): string => html.replace(/^<p>\s*|\s*<\/p>$/g, "");

/** What a heading says, without the comment that names it. */
export const asked = ({ children }: Heading): Paragraph => paragraph(...children.filter(({ type }) => type !== "html"));

/** How a chapter links to a file that is served as it is. */
const SERVED = "pathname:///";

/**
 * Where a link of a chapter leads from anywhere.
 * @param file the chapter, by its path from the book's folder
 * @param site what addresses of the site begin with: `https://example.org/book/`, or its base URL
 */
export function absolute(url: string, file: string, site: string): string {
  if (/^https?:/i.test(url)) return url;
  if (url.startsWith(SERVED)) return site + url.slice(SERVED.length);
  const target = targetOf(url, file);
  return site + urlOf(target.file).slice(1) + (target.id && `#${target.id}`);
}

/** Makes HTML of Markdown that stands in a file: prose as a page sets it, and links that lead from anywhere. */
export const htmlFrom =
  (file: string, base: string): Html =>
  (...nodes) =>
    htmlOf(set(nodes), (url) => absolute(url, file, base));

/** Prose as its page sets it: its quotes, and its proof marks small and quiet. */
function set(nodes: Nodes[]): Nodes[] {
  const root = structuredClone({ type: "root" as const, children: nodes as RootContent[] });
  typographicQuotes()(root);
  for (const { node } of proofsIn([root])) if (node.type === "link") node.data = { hProperties: { className: ["proof"] } };
  return root.children;
}
