import type { Link, Nodes, Parents, Text } from "mdast";
import { visit } from "unist-util-visit";

/** What proves a sentence: a listing that is run, a primary source, or nothing but judgement, which says so. */
export const PROOFS = ["run", "source", "judgement"] as const;
export type ProofKind = (typeof PROOFS)[number];

/** A proof mark. `node` is its link, or the text in which `(judgement)` stands; `line` is 1-based in the tree. */
export type Proof = { kind: ProofKind; url: string | undefined; line: number; node: Link | Text };

const JUDGEMENT = /\(judgement\)/g;

/**
 * The proof marks in a text, in order: `([run](#l-id))`, `([source](https://…))`, several separated by a comma, or `(judgement)`. A link with one of
 * these words that stands in no parenthesis is an ordinary link.
 */
export function proofsIn(nodes: readonly Nodes[]): Proof[] {
  const proofs: Proof[] = [];
  for (const tree of nodes) visit(tree, (node, index, parent) => void proofs.push(...marksAt(node, index, parent)));
  return proofs;
}

function marksAt(node: Nodes, index: number | undefined, parent: Parents | undefined): Proof[] {
  const line = node.position?.start.line ?? 0;
  if (node.type === "text") return [...node.value.matchAll(JUDGEMENT)].map(() => ({ kind: "judgement", url: undefined, line, node }));
  if (node.type !== "link" || !parent || index === undefined || !isMark(parent, index)) return [];
  const kind = wordOf(node);
  return kind ? [{ kind, url: node.url, line, node }] : [];
}

const isMark = (parent: Parents, index: number): boolean => opensMark(parent, index) && closesMark(parent, index);

function wordOf({ children: [only, ...others] }: Link): "run" | "source" | undefined {
  if (others.length > 0 || only?.type !== "text") return undefined;
  return only.value === "run" || only.value === "source" ? only.value : undefined;
}

const textAt = (parent: Parents, index: number): string => {
  const node = parent.children[index];
  return node?.type === "text" ? node.value : "";
};

/** Between the parenthesis and a link stand at most other marks. */
function opensMark(parent: Parents, index: number): boolean {
  const before = textAt(parent, index - 1);
  if (before.endsWith("(")) return true;
  const other = parent.children[index - 2];
  return /^,\s+$/.test(before) && other?.type === "link" && wordOf(other) !== undefined && opensMark(parent, index - 2);
}

function closesMark(parent: Parents, index: number): boolean {
  const after = textAt(parent, index + 1);
  if (after.startsWith(")")) return true;
  const other = parent.children[index + 2];
  return /^,\s+$/.test(after) && other?.type === "link" && wordOf(other) !== undefined && closesMark(parent, index + 2);
}

/** A text without its marks: what is said aloud. Words of other links stay. */
export const withoutMarks = (text: string): string => text.replaceAll(/\s*\((?:judgement|(?:run|source)(?:,\s+(?:run|source))*)\)/g, "");
