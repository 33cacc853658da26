import { readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import type { Code, Parent, Root } from "mdast";
import { DRAWN, formatComplaint, readDiagram } from "../../listings/index.ts";
import { element } from "../element.ts";
import { draw } from "./draw.ts";

type Options = { root: string };
type File = { path: string; value: unknown };

/**
 * Draws every mermaid fence when the site is built: `<Diagram title="…" svg="<svg …>">`, no script, no request, colours of the page.
 * Kinds that cannot be drawn here keep their fence, inside a `<Diagram>` that reserves their place. It runs after `remarkListing`,
 * whose check has made sure that a diagram has its title and description.
 */
export default function remarkDiagram({ root }: Options) {
  return (tree: Root, file: File): void => {
    const path = relative(root, file.path).split(sep).join("/");
    const linesCut = countLines(readFileSync(file.path, "utf8")) - countLines(String(file.value));
    let count = 0;
    for (const { node, parent } of [...fences(tree)]) {
      count += 1;
      const line = (node.position?.start.line ?? 0) + linesCut;
      parent.children.splice(parent.children.indexOf(node), 1, diagramElement(node, `diagram-${count}`, { path, line }));
    }
  };
}

const countLines = (text: string): number => text.split("\n").length;

function* fences(parent: Parent): Generator<{ node: Code; parent: Parent }> {
  for (const child of parent.children) {
    if (child.type === "code" && child.lang === "mermaid") yield { node: child, parent };
    else if ("children" in child) yield* fences(child);
  }
}

function diagramElement(node: Code, id: string, { path, line }: { path: string; line: number }): Root["children"][number] {
  const diagram = readDiagram(node.value);
  const { kind, title = "" } = diagram;
  if (!DRAWN.includes(kind)) return element("Diagram", { title }, [node]);
  try {
    const { svg } = draw(diagram, id);
    return element("Diagram", { title, svg });
  } catch (error) {
    const found = `a ${kind} that cannot be drawn: ${(error as Error).message}`;
    const allowed = "what https://github.com/lukilabs/beautiful-mermaid draws";
    throw new Error(formatComplaint({ file: path, line, column: 1, found, allowed }));
  }
}
