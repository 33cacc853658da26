import type { List, Nodes, Paragraph } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { type Section, sectionsOf } from "./outline.ts";

export const LEVELS = ["Junior", "Senior", "Staff"] as const;
export type Level = (typeof LEVELS)[number];

/** What an answer consists of besides its rubric, by the words that open its paragraph. */
export const PARTS = ["Answer", "Follow-up", "Red flag"] as const;

/** An interview question: what is asked, at which level, and what a strong answer mentions. */
export type Question = {
  id: string | undefined;
  text: string;
  line: number;
  level: Level | undefined;
  rubric: string[];
  parts: (typeof PARTS)[number][];
};

/** The questions of the section `## Interview questions`. */
export function questionsOf(section: Section | undefined): Question[] {
  return sectionsOf(section?.nodes ?? [], 3).map(({ id, title, line, nodes }) => ({
    id,
    text: title,
    line,
    level: LEVELS.find((level) => paragraphs(nodes).some((paragraph) => paragraph.children.length === 1 && textOf(paragraph) === level)),
    rubric: rubricOf(nodes),
    parts: PARTS.filter((part) => paragraphs(nodes).some((paragraph) => opensWith(paragraph, `${part}.`))),
  }));
}

const paragraphs = (nodes: Nodes[]): Paragraph[] => nodes.filter((node) => node.type === "paragraph");

/** Whether a paragraph opens with words set in bold. */
export function opensWith(paragraph: Paragraph, words: string): boolean {
  const [first] = paragraph.children;
  return first?.type === "strong" && textOf(first) === words;
}

/** The list below "A strong answer mentions". */
function rubricOf(nodes: Nodes[]): string[] {
  const at = nodes.findIndex((node) => node.type === "paragraph" && textOf(node).startsWith("A strong answer mentions"));
  const list = nodes.slice(at + 1).find((node): node is List => node.type === "list");
  return at < 0 || !list ? [] : list.children.map((item) => textOf(item));
}
