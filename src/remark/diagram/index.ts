import type { Code, Parent, Root } from "mdast";
import { visit } from "unist-util-visit";
import { refuse } from "../../book/refuse.ts";
import { isDrawnAtBuild, readDiagram } from "../../diagrams/index.ts";
import type { Complaint } from "../../listings/index.ts";
import { element } from "../../markdown/element.ts";
import { type File, sourceOf } from "../source.ts";
import { draw } from "./draw.ts";

type Options = { root: string };

/**
 * Turns ```mermaid fences into `<Diagram svg="…">`, drawn while the site is built: nothing to load, nothing to move, readable without script.
 * The few kinds that only Mermaid itself can draw are left to it, in the page.
 */
export default function remarkDiagram({ root }: Options) {
  return (tree: Root, page: File): void => {
    const { file, linesCut } = sourceOf(root, page);
    const complaints: Complaint[] = [];
    let count = 0;
    for (const { node, parent } of diagrams(tree)) {
      count += 1;
      const line = (node.position?.start.line ?? 0) + linesCut;
      const { diagram, faults } = readDiagram(node.value);
      complaints.push(...faults.map((fault) => ({ file, column: 1, ...fault, line: line + fault.line })));
      const replace = (drawn: ReturnType<typeof element>) => parent.children.splice(parent.children.indexOf(node), 1, drawn);
      if (!isDrawnAtBuild(diagram)) {
        replace(element("Diagram", { title: diagram.title }, [node])); // keeps its place until Mermaid has drawn it
        continue;
      }
      try {
        const { svg, width } = draw(diagram, `diagram-${count}`);
        replace(element("Diagram", { title: diagram.title, svg, width: `${width}px` }));
      } catch (error) {
        const found = `a diagram that cannot be drawn: ${error instanceof Error ? error.message : error}`;
        complaints.push({
          file,
          line,
          column: 1,
          found,
          allowed: "what https://github.com/lukilabs/beautiful-mermaid draws",
        });
      }
    }
    refuse(complaints);
  };
}

function diagrams(tree: Root): { node: Code; parent: Parent }[] {
  const found: { node: Code; parent: Parent }[] = [];
  visit(tree, "code", (node, _, parent) => {
    if (node.lang === "mermaid" && parent) found.push({ node, parent });
  });
  return found;
}
