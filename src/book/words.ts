import type { ListItem, PhrasingContent, Root, Strong } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { sectionsOf } from "../markdown/outline.ts";
import { withQuotes } from "../markdown/quotes.ts";
import { WORDS } from "../questions/sections.ts";
import { readChapter } from "./chapter.ts";
import type { Entry, Piece } from "./glossary.ts";
import { slugOf } from "./names.ts";
import type { Page } from "./pages.ts";

/** A term that a chapter explains: `- **Snapshot**: the list of transactions whose work a statement may see.` */
export type Term = {
  name: string;
  /** Of its entry in the glossary, and behind `w-` of its line in the chapter. */
  slug: string;
  item: ListItem;
  /** The name as it is written, which is the first of its line. */
  strong: Strong;
  /** What follows the name. */
  sentence: PhrasingContent[];
};

/** The lines of a chapter's *Words*, as they are written. */
export const wordsIn = ({ children }: Root): ListItem[] =>
  (sectionsOf(children, 2).find(({ title }) => title === WORDS)?.nodes ?? []).flatMap((node) =>
    node.type === "list" ? node.children : [],
  );

/** The terms that a chapter explains, in its order. */
export const termsIn = (tree: Root): Term[] =>
  wordsIn(tree).flatMap((item) => {
    const [line] = item.children;
    if (line?.type !== "paragraph") return [];
    const [strong, ...sentence] = line.children;
    return strong?.type === "strong" ? [{ name: textOf(strong), slug: slugOf(textOf(strong)), item, strong, sentence }] : [];
  });

/** Every term that a chapter explains, by name. Terms that differ in nothing but their case are one. */
export function glossaryOf(root: string, pages: readonly Page[]): Entry[] {
  const found = pages
    .filter(({ isChapter }) => isChapter)
    .flatMap(({ file, url, part, front: { title } }) =>
      termsIn(readChapter(root, file).tree).map(({ name, slug, sentence }) => ({
        name,
        slug,
        meaning: { part, url, title, pieces: piecesOf(sentence) },
      })),
    );
  return [...Map.groupBy(found, ({ slug }) => slug)]
    .map(([slug, own]) => ({ name: own[0]?.name ?? slug, slug, meanings: own.map(({ meaning }) => meaning) }))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** What follows a term's name, without the colon that parts them. Texts that follow each other are one: React would part them by comments. */
function piecesOf(sentence: readonly PhrasingContent[]): Piece[] {
  const pieces: Piece[] = [];
  for (const node of withQuotes(sentence)) {
    const last = pieces.at(-1);
    if (node.type === "inlineCode") pieces.push([node.value]);
    else if (typeof last === "string") pieces[pieces.length - 1] = last + textOf(node);
    else pieces.push(textOf(node));
  }
  const [first = "", ...rest] = pieces;
  return typeof first === "string" ? [first.replace(/^:?\s+/, ""), ...rest].filter((piece) => piece !== "") : pieces;
}
