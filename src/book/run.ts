import { headingsOf } from "../markdown/outline.ts";
import type { Chapter } from "./chapter.ts";

/** Whether an id of a page is that of a listing, or of a section with one: what a mark `([run](…#id))` may lead to. */
export function isRun({ tree, listings }: Pick<Chapter, "tree" | "listings">, id: string): boolean {
  if (id.startsWith("l-")) return listings.some(({ contract }) => contract.id === id.slice(2));
  const section = headingsOf(tree).find((heading) => heading.id === id);
  return section !== undefined && listings.some(({ node }) => section.nodes.includes(node));
}
