import type { List, ListItem, Nodes, Root } from "mdast";
import type { Section } from "../../questions/index.ts";
import { attributeOf } from "../element.ts";

type Flow = Root["children"];

/**
 * The answer of a question or an exercise as paper shows it, at the end of the page: its title, then what is folded on the screen. Answers that
 * hold listings stay in their places.
 */
export function printedAnswer({ title, nodes }: Section): Flow {
  const lists = nodes.flatMap((node) =>
    node.type === "list" && !isWithinDetails(node, nodes) && isAnswer(node, title) ? [solved(node)] : [],
  );
  const answer = [...folded(nodes), ...lists, ...bugLines(nodes)];
  if (answer.length === 0) return [];
  const heading: Flow[number] = { type: "paragraph", children: [{ type: "strong", children: [{ type: "text", value: title }] }] };
  return structuredClone([heading, ...answer]) as Flow;
}

const isAnswer = (list: List, title: string): boolean =>
  list.children.some(({ checked }) => typeof checked === "boolean") || title.startsWith("Order:");

const isTag = (node: Nodes, tag: string): boolean => node.type === "html" && node.value.trim().startsWith(tag);

function isWithinDetails(node: Nodes, nodes: Nodes[]): boolean {
  const before = nodes.slice(0, nodes.indexOf(node));
  return before.filter((other) => isTag(other, "<details")).length > before.filter((other) => isTag(other, "</details")).length;
}

/** What stands between `<details>` and `</details>`, unless there are listings in it. */
function folded(nodes: Nodes[]): Nodes[] {
  const start = nodes.findIndex((node) => isTag(node, "<details"));
  const end = nodes.findLastIndex((node) => isTag(node, "</details"));
  const inside = start < 0 ? [] : nodes.slice(start + 1, end);
  return inside.some((node) => "name" in node) ? [] : inside.filter((node) => node.type !== "html");
}

/** A list of steps as it is; of answers that are offered, which are right and why. */
const solved = (list: List): List => ({ ...list, children: list.children.map((item) => solvedItem(item)) });

function solvedItem(item: ListItem): ListItem {
  const [text, ...rest] = item.children;
  if (typeof item.checked !== "boolean" || text?.type !== "paragraph") return item;
  const verdict = { type: "strong" as const, children: [{ type: "text" as const, value: item.checked ? "Right: " : "Wrong: " }] };
  return { ...item, checked: null, children: [{ ...text, children: [verdict, ...text.children] }, ...rest] };
}

function bugLines(nodes: Nodes[]): Nodes[] {
  const lines = nodes.map((node) => attributeOf(node, "lines")).find((found) => found !== undefined);
  return lines ? [{ type: "paragraph", children: [{ type: "text", value: `Line ${lines.replaceAll(",", ", ")}` }] }] : [];
}
