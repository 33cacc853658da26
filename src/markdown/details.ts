import type { Nodes, Root } from "mdast";

// The two ends of a `<details>` are flat siblings in Markdown, and what it folds stands between them.

const isTag = (node: Nodes, tag: string): boolean => node.type === "html" && node.value.trim().startsWith(tag);

/** What stands between the first `<details>` and the last `</details>`; nothing where none begins. */
export function foldedIn(nodes: readonly Nodes[]): Nodes[] {
  const start = nodes.findIndex((node) => isTag(node, "<details"));
  const end = nodes.findLastIndex((node) => isTag(node, "</details"));
  return start < 0 ? [] : nodes.slice(start + 1, end);
}

/** What stands in no `<details>`. */
export function unfoldedIn(nodes: readonly Nodes[]): Nodes[] {
  let depth = 0;
  return nodes.filter((node) => {
    if (isTag(node, "<details")) depth += 1;
    if (isTag(node, "</details")) depth -= 1;
    return depth === 0;
  });
}

/** Puts an element at the end of the last `<details>`; else at the end. */
export function appendFolded(nodes: Root["children"], last: Root["children"][number]): Root["children"] {
  const end = nodes.findLastIndex((node) => isTag(node, "</details>"));
  return end < 0 ? [...nodes, last] : nodes.toSpliced(end, 0, last);
}
