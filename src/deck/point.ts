import { existsSync } from "node:fs";
import type { Nodes } from "mdast";
import { readChapter } from "../book/chapter.ts";
import { targetOf, urlOf } from "../book/names.ts";
import { headingsOf } from "../markdown/outline.ts";
import { proofsIn } from "../questions/proof.ts";
import type { Point } from "./card.ts";
import { absolute, type Html, inner } from "./html.ts";

/** Where a link stands: the folder of the book, and the file in it. */
export type From = { root: string; file: string };

/** A point as a card has it. */
export function pointOf(nodes: Nodes[], { root, file }: From, html: Html): Point {
  const marks = proofsIn(nodes).flatMap(({ kind, url }) => (kind === "run" && url ? [url] : []));
  const sections = marks.flatMap((url) => {
    const target = targetOf(url, file);
    const section = sectionIn(root, target);
    return section ? [`${urlOf(target.file)}#${section}`] : [];
  });
  return { html: inner(html(...nodes)), proofs: unique(marks.map((url) => absolute(url, file, "/"))), sections: unique(sections) };
}

/** The innermost section around a listing, by its id, or the one that the address is of. */
function sectionIn(root: string, { file, id }: ReturnType<typeof targetOf>): string | undefined {
  if (!existsSync(`${root}/${file}`)) return undefined;
  const { tree, listings } = readChapter(root, file);
  const node = listings.find(({ key }) => `l-${key}` === id)?.node;
  return headingsOf(tree).findLast((section) => (node ? section.nodes.includes(node) : section.id === id))?.id;
}

const unique = (list: string[]): string[] => [...new Set(list)];
