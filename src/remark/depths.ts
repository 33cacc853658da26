import type { Root } from "mdast";
import { isChapter } from "../book/names.ts";
import { element, type Flow, isElement } from "../markdown/element.ts";
import type { Section } from "../markdown/outline.ts";
import { layersOf } from "../questions/layers.ts";
import { type File, sourceOf } from "./source.ts";

type Options = { root: string };

/**
 * Puts each section of a chapter that is not read tonight into an element that says when it is, `<section data-depth="core">`, and, within it, what is
 * read later than all around it. It runs last: what reads a chapter by its headings finds them side by side until then.
 */
export default function remarkDepths({ root }: Options) {
  return (tree: Root, page: File): void => {
    if (!isChapter(sourceOf(root, page).file)) return;
    // What paper shows at the end is of no section.
    const end = tree.children.findLast((node) => isElement(node) && "name" in node && node.name === "PrintedAnswers");
    const text = tree.children.filter((node) => node !== end);
    tree.children = layersOf({ children: text }).reduce((children, { section, depth, inner }) => {
      const nodes = inner.reduce(
        (own, { section: sub, depth: later }) => (later === depth ? own : wrapped(own, sub, sub.nodes as Flow[], later)),
        section.nodes as Flow[],
      );
      if (depth !== "tonight") return wrapped(children, section, nodes, depth);
      const at = children.indexOf(section.heading);
      return children.toSpliced(at + 1, section.nodes.length, ...nodes);
    }, text);
    if (end) tree.children.push(end);
  };
}

/** Some nodes with a section of them in one element; `nodes`: what is to stand in it below its heading. */
function wrapped(all: Flow[], { heading, nodes: { length } }: Section, nodes: Flow[], depth: string): Flow[] {
  return all.toSpliced(all.indexOf(heading), length + 1, element("section", { "data-depth": depth }, [heading, ...nodes]));
}
