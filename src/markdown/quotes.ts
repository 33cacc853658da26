import type { PhrasingContent, Root } from "mdast";
import smartypants from "remark-smartypants";
import { unified } from "unified";

/** Quotes of prose, and nothing else: two hyphens may be a flag, three dots a pattern. */
export const QUOTES = { dashes: false, ellipses: false, backticks: false } as const;

const setter = unified().use(smartypants, QUOTES).freeze();

/** A sentence with the quotes that a page sets it in: `"nothing"` is “nothing”. What is code stays as it is. */
export function withQuotes(sentence: readonly PhrasingContent[]): PhrasingContent[] {
  const children = structuredClone([...sentence]);
  const root: Root = { type: "root", children: [{ type: "paragraph", children }] };
  setter.runSync(root);
  return children;
}
