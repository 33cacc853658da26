import { toHtml } from "hast-util-to-html";
import type { Nodes, RootContent } from "mdast";
import { toHast } from "mdast-util-to-hast";
import { visit } from "unist-util-visit";

/**
 * Some of a page as HTML, for where the page is not. Markup that stands in it as such is left out.
 * @param lead where a link leads from there
 */
export function htmlOf(nodes: readonly Nodes[], lead: (url: string) => string): string {
  const root = structuredClone({ type: "root" as const, children: nodes as RootContent[] });
  visit(root, "link", (link) => {
    link.url = lead(link.url);
  });
  return toHtml(toHast(root));
}

/** What stands in a single paragraph. */
export const innerOf = (html: string): string => html.replace(/^<p>\s*|\s*<\/p>$/g, "");
