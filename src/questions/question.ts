import type { List, Nodes, Paragraph } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import type { Section } from "../markdown/outline.ts";
import { proseOf } from "../markdown/text.ts";
import { LEVELS, type Level } from "./levels.ts";

/** What an answer consists of besides its rubric, by the words that open its paragraph. */
export const ANSWER_PARTS = ["Answer", "Follow-up", "Red flag"] as const;
export type AnswerPart = (typeof ANSWER_PARTS)[number];

/** The words that open a rubric. */
export const RUBRIC = "A strong answer mentions";

/** Some of a question's text: its nodes, and its words as a reader sees them, those of links among them and their addresses not. */
export type Passage = { nodes: Nodes[]; text: string };

/** An interview question: what is asked, at which level, and what a strong answer mentions. `line` is 1-based in the tree. */
export type Question = Section & {
  level: Level | undefined;
  /** The list of what a strong answer mentions, and its points. */
  rubric: { list: List; points: Passage[] } | undefined;
  /** From the paragraph that opens with its name up to the next; its text is without that name. */
  parts: Partial<Record<AnswerPart, Passage>>;
};

/** Reads a question out of its section. What it lacks is `undefined`: verify/rules says so. */
export function readQuestion(section: Section): Question {
  const { nodes } = section;
  const list = rubricIn(nodes);
  return {
    ...section,
    level: LEVELS.find((level) => nodes.some((node) => isParagraph(node) && node.children.length === 1 && textOf(node) === level)),
    rubric: list && { list, points: list.children.map((item) => ({ nodes: item.children, text: proseOf(item) })) },
    parts: partsIn(nodes),
  };
}

const isParagraph = (node: Nodes | undefined): node is Paragraph => node?.type === "paragraph";

/** The list right below the words that open a rubric. */
function rubricIn(nodes: Nodes[]): List | undefined {
  const above = nodes.findIndex((node, at) => isParagraph(node) && textOf(node).startsWith(RUBRIC) && nodes[at + 1]?.type === "list");
  const list = above < 0 ? undefined : nodes[above + 1];
  return list?.type === "list" ? list : undefined;
}

function partsIn(nodes: Nodes[]): Question["parts"] {
  const parts: Question["parts"] = {};
  let open: AnswerPart | undefined;
  for (const node of nodes) {
    if (node.type === "html") open = undefined; // the answer is folded, and here its fold ends
    const opened = ANSWER_PARTS.find((part) => isParagraph(node) && opensWith(node, `${part}.`));
    open = opened ?? open;
    if (!open) continue;
    const text = opened ? proseOf(node).slice(`${opened}.`.length).trim() : proseOf(node);
    const before = opened ? undefined : parts[open];
    parts[open] = { nodes: [...(before?.nodes ?? []), node], text: [before?.text, text].filter(Boolean).join("\n\n") };
  }
  return parts;
}

/** Whether a paragraph opens with words set in bold. */
function opensWith({ children: [first] }: Paragraph, words: string): boolean {
  return first?.type === "strong" && textOf(first) === words;
}
