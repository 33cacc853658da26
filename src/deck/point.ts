import { existsSync } from "node:fs";
import type { Nodes } from "mdast";
import { addressOf } from "../book/address.ts";
import { readChapter } from "../book/chapter.ts";
import { targetOf, urlOf } from "../book/names.ts";
import { innerOf } from "../markdown/html.ts";
import { headingsOf } from "../markdown/outline.ts";
import { proofsIn } from "../questions/proof.ts";
import type { Point } from "./card.ts";
import type { Html } from "./html.ts";

/** Finds the innermost section around a listing, by its id, or the one that has this id itself. */
export type FindSection = (target: { file: string; id: string }) => string | undefined;

/** Each page of a book is looked through once, however many points lead there. @param root the folder that has `docs` */
export function findSections(root: string): FindSection {
  const pages = new Map<string, Map<string, string>>();
  return ({ file, id }) => {
    const known = pages.get(file) ?? sectionsIn(root, file);
    pages.set(file, known);
    return known.get(id);
  };
}

/** The section of each listing and of each section of a page, by their ids; none of a page that is not there. */
function sectionsIn(root: string, file: string): Map<string, string> {
  if (!existsSync(`${root}/${file}`)) return new Map();
  const { tree, listings } = readChapter(root, file);
  return new Map(
    headingsOf(tree).flatMap(({ id, nodes }) => {
      if (!id) return [];
      const own = listings.filter(({ node }) => nodes.includes(node));
      return [id, ...own.map(({ key }) => `l-${key}`)].map((place): [string, string] => [place, id]);
    }),
  );
}

/** A point as a card has it. @param file that it stands in */
export function pointOf(nodes: Nodes[], file: string, html: Html, find: FindSection): Point {
  const marks = proofsIn(nodes).flatMap(({ kind, url }) => (kind === "run" && url ? [url] : []));
  const sections = marks.flatMap((url) => {
    const target = targetOf(url, file);
    const section = find(target);
    return section ? [`${urlOf(target.file)}#${section}`] : [];
  });
  return { html: innerOf(html(...nodes)), proofs: unique(marks.map((url) => addressOf(url, file, "/"))), sections: unique(sections) };
}

const unique = (list: string[]): string[] => [...new Set(list)];
