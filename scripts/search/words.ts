import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";
import { textsIn } from "../../src/postbuild/html.ts";

const WORD = /(?<![\p{L}\d_.])(?:\p{L}{4,}|\p{L}+(?:_\p{L}+)+)(?![\p{L}\d_])/gu;
const NO_PROSE = ["script", "style", "svg", "pre"];

/** The text of a built page whose words are counted: what is searched, without code. Headings and aliases are in it twice, so that none is left out. */
export function countedText(tree: Root): string {
  const texts: string[] = [];
  visit(tree, "element", (element) => {
    const { properties, tagName } = element;
    const aliases = String(properties.dataAliases ?? "");
    if ("dataPagefindBody" in properties) texts.push(...textsIn(element, isNoProse), aliases, aliases);
    if (/^h[1-3]$/.test(tagName)) texts.push(...textsIn(element, isNoProse));
  });
  return texts.join(" ").replaceAll("\u200B", "");
}

const isNoProse = ({ tagName }: Element): boolean => NO_PROSE.includes(tagName);

/**
 * The words of texts, most frequent first, for whoever misspells one. Of letters alone, of four or more,
 * and names such as `read_committed`; what stands only once, in all of them,
 * may be a slip itself and is left out.
 */
export function wordsOf(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of text.toLowerCase().match(WORD) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([word]) => word);
}
