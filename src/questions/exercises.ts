import type { List, ListItem } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { type Section, sectionsOf } from "./outline.ts";

export const KINDS = ["Predict", "Choose", "Spot the bug", "Write", "Order", "Decide"] as const;
export type Kind = (typeof KINDS)[number];

/** An answer that is offered: `- [x] text`, and below it, as a quotation, why it is right or wrong. */
export type Choice = { text: string; correct: boolean; why: string; line: number };

/** An exercise: `### Predict: what does it print? <!-- #ex-two-appends -->`. */
export type Exercise = {
  id: string | undefined;
  kind: Kind | undefined;
  title: string;
  line: number;
  choices: Choice[];
  /** Code fences, by their info strings: what is to be predicted, mended, written. */
  fences: string[];
  steps: number;
};

/** The exercises of the section `## Exercises`. */
export function exercisesOf(section: Section | undefined): Exercise[] {
  return sectionsOf(section?.nodes ?? [], 3).map(({ id, title, line, nodes }) => {
    const colon = title.indexOf(":");
    const kind = KINDS.find((known) => known === title.slice(0, colon));
    const lists = nodes.filter((node): node is List => node.type === "list");
    return {
      id,
      kind,
      title: title.slice(colon + 1).trim(),
      line,
      choices: lists.flatMap((list) => choicesOf(list)),
      fences: nodes.flatMap((node) => (node.type === "code" ? [`${node.lang} ${node.meta ?? ""}`] : [])),
      steps: lists.find(({ ordered }) => ordered)?.children.length ?? 0,
    };
  });
}

/** The answers of a task list; none when it is an ordinary list. */
export function choicesOf(list: List): Choice[] {
  return list.children
    .filter((item): item is ListItem & { checked: boolean } => typeof item.checked === "boolean")
    .map((item) => ({
      text: textOf(item.children[0]),
      correct: item.checked,
      why: textOf(item.children.find(({ type }) => type === "blockquote")).trim(),
      line: item.position?.start.line ?? 0,
    }));
}
