import type { List, ListItem, Nodes } from "mdast";
import { toString as textOf } from "mdast-util-to-string";

/** An answer that is offered: `- [x] text`, and below it, as a quotation, why it is right or wrong. `line` is 1-based in the tree. */
export type Choice = { text: string; correct: boolean; why: string; line: number; body: ListItem["children"]; reason: Nodes[] };

export const isTaskList = ({ children }: List): boolean => children.some(({ checked }) => typeof checked === "boolean");

/** The answers of a task list, all its items; none when it is an ordinary list. */
export const choicesOf = (list: List): Choice[] => (isTaskList(list) ? list.children.map(readChoice) : []);

function readChoice({ children, checked, position }: ListItem): Choice {
  const reason = children.flatMap((child) => (child.type === "blockquote" ? child.children : []));
  return {
    text: textOf(children[0]),
    correct: checked === true,
    why: textOf({ type: "root", children: reason }).trim(),
    line: position?.start.line ?? 0,
    body: children.filter(({ type }) => type !== "blockquote"),
    reason,
  };
}
