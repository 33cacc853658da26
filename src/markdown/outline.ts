import type { Heading, Nodes, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";

/** A heading with all that stands below it, up to the next of its rank or a higher one. `line` is 1-based in the file. */
export type Section = {
  title: string;
  id: string | undefined;
  /** Not of a chapter's core: `<!-- #id deep -->`. */
  isDeep: boolean;
  depth: number;
  line: number;
  heading: Heading;
  nodes: Nodes[];
};

const ID_COMMENT = /^<!-- #([a-z0-9-]+)( deep)? -->$/;

/** The sections of a rank, in a tree or in what stands below another section. */
export function sectionsOf(nodes: Nodes[], depth: number): Section[] {
  const sections: Section[] = [];
  let open: Section | undefined;
  for (const node of nodes) {
    if (node.type === "heading" && node.depth <= depth) {
      open = node.depth === depth ? { ...titleOf(node), depth, heading: node, nodes: [] } : undefined;
      if (open) sections.push(open);
    } else open?.nodes.push(node);
  }
  return sections;
}

function titleOf(heading: Heading): Pick<Section, "title" | "id" | "isDeep" | "line"> {
  const comment = heading.children.at(-1);
  const [, id, deep] = (comment?.type === "html" && ID_COMMENT.exec(comment.value)) || [];
  const title = textOf({ ...heading, children: id ? heading.children.slice(0, -1) : heading.children });
  return { title: title.replace(/<!--.*?-->/g, "").trim(), id, isDeep: deep !== undefined, line: heading.position?.start.line ?? 0 };
}

/** Every heading below the title, whatever it stands in. */
export const headingsOf = (tree: Root): Section[] => [2, 3].flatMap((depth) => sectionsOf(tree.children, depth));
