import type { Html, Nodes } from "mdast";
import { headingsOf } from "../../src/questions/index.ts";
import { complain, type Rule } from "./rule.ts";

/** The HTML a page may hold: folded answers, keys, small print, line breaks, and the ids of headings. */
const TAGS = ["details", "summary", "kbd", "sub", "sup", "br"];

export const html: Rule = ({ tree }) =>
  htmlNodes(tree).flatMap((node) => {
    const line = node.position?.start.line ?? 0;
    const tags = [...node.value.matchAll(/<\/?([a-zA-Z][\w-]*)/g)].map(([, tag]) => tag ?? "");
    const strange = tags.filter((tag) => !TAGS.includes(tag));
    const comment = /<!--(?! #[a-z0-9-]+ -->)/.test(node.value);
    return [
      ...strange.map((tag) => complain(line, `<${tag}>`, `${TAGS.map((known) => `<${known}>`).join(" ")}, or Markdown`)),
      ...(comment ? [complain(line, "an HTML comment", "<!-- #id --> behind a heading")] : []),
    ];
  });

function htmlNodes(node: Nodes): Html[] {
  if (node.type === "html") return [node];
  return "children" in node ? node.children.flatMap(htmlNodes) : [];
}

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
  return proseNodes(tree).flatMap(({ position }) => {
    if (!position) return [];
    return lines.slice(position.start.line - 1, position.end.line).flatMap((line, i) => {
      const long = [...line].length > WIDTH && !/\]\(\S{40,}\)|https?:/.test(line);
      return long ? [complain(position.start.line + i, `a line of ${[...line].length} characters`, `at most ${WIDTH}`)] : [];
    });
  });
};

function proseNodes(node: Nodes): Nodes[] {
  if (node.type === "paragraph") return [node];
  if (node.type === "table" || !("children" in node)) return [];
  return node.children.flatMap(proseNodes);
}
