import type { Nodes, Parents, PhrasingContent, Root } from "mdast";
import smartypants from "remark-smartypants";
import { unified } from "unified";

/** Quotes of prose, and nothing else: two hyphens may be a flag, three dots a pattern. */
const QUOTES = { dashes: false, ellipses: false, backticks: false } as const;

/** What a listing printed stands in tables and lists, too: it stays as the engine wrote it. By the names of their elements. */
const PRINTED = ["Output", "Chart", "States"];

const setter = unified().use(smartypants, QUOTES).freeze();

/** A remark plugin: prose is set in typographic quotes, and nothing else is. */
export const typographicQuotes = () => (tree: Root) => {
  const kept = printedIn(tree).map((node) => ({ node, children: node.children }));
  for (const { node } of kept) node.children = [];
  setter.runSync(tree);
  for (const { node, children } of kept) node.children = children;
};

function printedIn(node: Nodes): Parents[] {
  if (!("children" in node)) return [];
  if ("name" in node && PRINTED.includes(String(node.name))) return [node];
  return node.children.flatMap((child) => printedIn(child));
}

/** A sentence with the quotes that a page sets it in: `"nothing"` is “nothing”. What is code stays as it is. */
export function withQuotes(sentence: readonly PhrasingContent[]): PhrasingContent[] {
  const children = structuredClone([...sentence]);
  const root: Root = { type: "root", children: [{ type: "paragraph", children }] };
  setter.runSync(root);
  return children;
}
