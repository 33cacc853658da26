import type { Root } from "mdast";
import { type Section, sectionsOf } from "../markdown/outline.ts";
import type { Depth } from "./depth.ts";
import { QUESTIONS, REMEMBER } from "./sections.ts";

/** Sections of rank 2 that are read on the night before an interview, with the opening above all of them. */
const TONIGHT = [QUESTIONS, REMEMBER];

/** A section with the first depth at which it is read. */
export type Layer = { section: Section; depth: Depth };

/** A chapter's sections of rank 2, each with those of rank 3 in it: one is read no sooner than the one around it. */
export const layersOf = ({ children }: Pick<Root, "children">): (Layer & { inner: Layer[] })[] =>
  sectionsOf(children, 2).map((section) => {
    const depth = section.isDeep ? "all" : TONIGHT.includes(section.title) ? "tonight" : "core";
    const inner = sectionsOf(section.nodes, 3).map((own): Layer => ({ section: own, depth: own.isDeep ? "all" : depth }));
    return { section, depth, inner };
  });
