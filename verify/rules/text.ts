import type { Nodes } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import { headingsOf } from "../../src/markdown/outline.ts";
import { complain, type Rule } from "./rule.ts";

/** Every heading that can be linked to has an id of its own, which outlives its words. */
export const headingIds: Rule = ({ tree }) => {
  const headings = headingsOf(tree);
  const missing = headings
    .filter(({ id }) => !id)
    .map(({ line, title, depth }) =>
      complain(line, "a heading without an id", "<!-- #id --> behind it", `${"#".repeat(depth)} ${title} <!-- #${slug(title)} -->`),
    );
  const twice = headings.filter(({ id }, i) => id && headings.findIndex((other) => other.id === id) < i);
  return [...missing, ...twice.map(({ line, id }) => complain(line, `the id ${id} again`, "an id of its own"))];
};

const slug = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

const WIDTH = 120;

/** Prose is wrapped, so that a change reads well in review. Tables, code and addresses may be longer. */
export const lineLength: Rule = ({ tree, text }) => {
  const lines = text.split("\n");
  return paragraphsOf(tree).flatMap(({ position }) => {
    if (!position) return [];
    return lines.slice(position.start.line - 1, position.end.line).flatMap((line, i) => {
      const long = [...line].length > WIDTH && !/\]\(\S{40,}\)|https?:/.test(line);
      return long ? [complain(position.start.line + i, `a line of ${[...line].length} characters`, `at most ${WIDTH}`)] : [];
    });
  });
};

function paragraphsOf(tree: Nodes): Nodes[] {
  const found: Nodes[] = [];
  visit(tree, (node) => {
    if (node.type === "table") return SKIP;
    if (node.type === "paragraph") found.push(node);
  });
  return found;
}
