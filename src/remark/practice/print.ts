import type { List, ListItem, Nodes, Root } from "mdast";
import { isTaskList } from "../../markdown/choices.ts";
import { foldedIn, unfoldedIn } from "../../markdown/details.ts";
import { isElement } from "../../markdown/element.ts";
import type { Section } from "../../markdown/outline.ts";
import { kindOf } from "../../questions/kinds.ts";
import type { Exercise } from "../../questions/practice.ts";

type Flow = Root["children"];

/** An exercise's answer as paper shows it, with what its kind says of it. */
export const printedExercise = (exercise: Exercise): Flow =>
  printedAnswer(exercise, exercise.kind ? kindOf(exercise.kind).printed(exercise) : []);

/**
 * The answer of a question or an exercise as paper shows it, at the end of the page: its title, then what is folded on the screen, and which of
 * the answers offered are right. Answers that hold listings stay in their places.
 */
export function printedAnswer({ title, nodes }: Pick<Section, "title" | "nodes">, more: Nodes[] = []): Flow {
  const offered = unfoldedIn(nodes).flatMap((node) => (node.type === "list" && isTaskList(node) ? [solved(node)] : []));
  const answer = [...folded(nodes), ...offered, ...more];
  if (answer.length === 0) return [];
  const heading: Flow[number] = { type: "paragraph", children: [{ type: "strong", children: [{ type: "text", value: title }] }] };
  return structuredClone([heading, ...answer]) as Flow;
}

function folded(nodes: Nodes[]): Nodes[] {
  const inside = foldedIn(nodes);
  return inside.some(isElement) ? [] : inside.filter(({ type }) => type !== "html");
}

/** Of answers that are offered, which are right and why. */
const solved = (list: List): List => ({ ...list, children: list.children.map(solvedItem) });

function solvedItem(item: ListItem): ListItem {
  const [text, ...rest] = item.children;
  if (text?.type !== "paragraph") return item;
  const verdict = { type: "strong" as const, children: [{ type: "text" as const, value: item.checked ? "Right: " : "Wrong: " }] };
  return { ...item, checked: null, children: [{ ...text, children: [verdict, ...text.children] }, ...rest] };
}
