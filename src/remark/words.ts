import { basename, dirname } from "node:path";
import type { InlineCode, Link, Nodes, Parents, PhrasingContent, Root, Text } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import { glossaryUrl, wordId } from "../book/glossary.ts";
import { type Term, termsIn } from "../book/words.ts";
import { unfoldedIn } from "../markdown/details.ts";
import { sectionsOf } from "../markdown/outline.ts";
import { EXERCISES, QUESTIONS, REMEMBER, WORDS } from "../questions/sections.ts";
import { setProperties } from "./properties.ts";

/** Where no term is explained: it is explained there, or what is there is met elsewhere, too, or asked of the reader. */
const APART = [WORDS, QUESTIONS, EXERCISES, REMEMBER, "Further reading"];

/**
 * Gives each of a chapter's *Words* an address, links it to the glossary of the chapter's part, and links the first use of its term to it. With
 * script that says the sentence by itself: src/client/terms.ts.
 */
export default function remarkWords() {
  return (tree: Root, { path }: { path: string }): void => {
    const terms = termsIn(tree);
    if (terms.length === 0) return;
    const part = basename(dirname(path));
    for (const { item, strong, slug } of terms) {
      setProperties(item, { id: wordId(slug) });
      const [line] = item.children;
      if (line?.type === "paragraph") line.children.splice(0, 1, { type: "link", url: glossaryUrl(part, slug), children: [strong] });
    }
    const pending = new Set(terms.filter(({ name }) => !name.includes(",")));
    for (const node of readIn(tree)) linkFirst(node, pending);
  };
}

/** Paragraphs and lists of the opening and of those sections in which terms are used. */
function readIn({ children }: Root): Nodes[] {
  const first = children.findIndex(({ type }) => type === "heading");
  const sections = sectionsOf(children, 2).filter(({ title }) => !APART.includes(title));
  const nodes = [...children.slice(0, Math.max(first, 0)), ...sections.flatMap((section) => section.nodes)];
  return unfoldedIn(nodes).filter(({ type }) => type === "paragraph" || type === "list");
}

function linkFirst(tree: Nodes, pending: Set<Term>): void {
  visit(tree, (node, index, parent) => {
    if (node.type === "link" || node.type === "code") return SKIP;
    if (!parent || index === undefined || pending.size === 0) return undefined;
    if (node.type === "inlineCode") return linkCode(node, index, parent, pending);
    return node.type === "text" ? linkText(node, index, parent, pending) : undefined;
  });
}

function linkCode(node: InlineCode, index: number, parent: Parents, pending: Set<Term>): typeof SKIP {
  const term = [...pending].find(({ name, strong }) => strong.children[0]?.type === "inlineCode" && name === node.value);
  if (term) {
    pending.delete(term);
    parent.children[index] = linkTo(term, node);
  }
  return SKIP;
}

/** Links the first term in a text, and goes on behind it. */
function linkText({ value }: Text, index: number, parent: Parents, pending: Set<Term>): number | undefined {
  const found = [...pending]
    .flatMap((term) => {
      const match = patternOf(term).exec(value);
      return match ? [{ term, at: match.index, text: match[0] }] : [];
    })
    .sort((a, b) => a.at - b.at || b.text.length - a.text.length)[0];
  if (!found) return undefined;
  const { term, at, text } = found;
  pending.delete(term);
  const parts: PhrasingContent[] = [
    { type: "text", value: value.slice(0, at) },
    linkTo(term, { type: "text", value: text }),
    { type: "text", value: value.slice(at + text.length) },
  ];
  parent.children.splice(index, 1, ...parts);
  return index + 2;
}

/** The words of a term as a whole, also at the beginning of a sentence and of several. What is written as code is found as code alone. */
const patternOf = ({ name, strong }: Term): RegExp =>
  strong.children[0]?.type === "inlineCode"
    ? /(?!)/
    : new RegExp(`(?<![\\w-])${name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?:e?s)?(?![\\w-])`, "i");

function linkTo({ slug }: Term, child: Link["children"][number]): Link {
  const link: Link = { type: "link", url: `#${wordId(slug)}`, children: [child] };
  setProperties(link, { className: "term" });
  return link;
}
