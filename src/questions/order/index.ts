import type { List } from "mdast";
import { unfoldedIn } from "../../markdown/details.ts";
import { element, inlined } from "../../markdown/element.ts";
import { defineKind, type Task } from "../kind.ts";
import { shuffledOrder } from "./grade.ts";

const isSteps = (node: { type: string }): node is List => node.type === "list" && (node as List).ordered === true;

/** Steps to put in order. They are written in the right one. */
export const order = defineKind({
  components: ["Steps", "Step", "Solution"],
  lacks: ({ nodes }) =>
    (nodes.find(isSteps)?.children.length ?? 0) > 2
      ? undefined
      : { found: "fewer than three steps", allowed: "a numbered list, in the right order" },
  replaces: (list, task) => (isSteps(list) ? stepsElement(list, task) : undefined),
  answeredBy: () => [],
  printed: ({ nodes }) => unfoldedIn(nodes).filter(isSteps),
  skeleton: () => ({ id: "order", title: "the steps of …", body: "1. …\n2. …\n3. …" }),
});

/** The steps, out of order, and the list as it should be in a `<details>`. */
function stepsElement(list: List, { id = "" }: Task) {
  const start = shuffledOrder(list.children.length, id);
  const steps = list.children.map(({ children }, index) => element("Step", { index: String(index) }, inlined(children)));
  return element("Steps", { start: JSON.stringify(start) }, [...steps, element("Solution", {}, [list])]);
}
