import type { Nodes, Root } from "mdast";
import { sectionsOf } from "../markdown/outline.ts";
import { proseOf } from "../markdown/text.ts";
import type { Question } from "../questions/question.ts";
import { REMEMBER } from "../questions/sections.ts";

/** How far a chapter is read: what the night before an interview needs, what a week allows, or all of it. */
export const DEPTHS = ["tonight", "core", "all"] as const;
export type Depth = (typeof DEPTHS)[number];

/** Words of prose in a minute, and minutes for a listing that is looked at. */
const [PACE, LISTING] = [200, 40 / 60];

/**
 * Minutes of reading at each depth, rounded up. What is folded is left out, but for the answers to the questions; rubrics, follow-ups and red flags
 * are for practising.
 */
export function minutesOf({ children }: Root, questions: readonly Question[], isListing: (node: Nodes) => boolean): Record<Depth, number> {
  const answers = questions.flatMap(({ heading, parts: { Answer: answer } }) => [heading, ...(answer?.nodes ?? [])]);
  const folded = foldedIn(children);
  const minutes = (node: Nodes) => (isListing(node) ? LISTING : proseOf(node).split(/\s+/).filter(Boolean).length / PACE);
  const sum = (nodes: readonly Nodes[]) =>
    Math.ceil(nodes.reduce((total, node) => (folded.has(node) && !answers.includes(node) ? total : total + minutes(node)), 0));
  const sections = sectionsOf(children, 2);
  const opening = children.slice(
    0,
    children.findIndex(({ type }) => type === "heading"),
  );
  const deep = new Set(
    [...sections, ...sections.flatMap(({ nodes }) => sectionsOf(nodes, 3))].filter(({ isDeep }) => isDeep).flatMap(whole),
  );
  return {
    tonight: sum([...opening, ...answers, ...sections.filter(({ title }) => title === REMEMBER).flatMap(whole)]),
    core: sum(children.filter((node) => !deep.has(node))),
    all: sum(children),
  };
}

const whole = ({ heading, nodes }: { heading: Nodes; nodes: Nodes[] }): Nodes[] => [heading, ...nodes];

/** What is folded. The opening and closing tag of a fold are siblings of what stands between them. */
function foldedIn(nodes: readonly Nodes[]): Set<Nodes> {
  const folded = new Set<Nodes>();
  let folds = 0;
  for (const node of nodes) {
    if (node.type === "html") folds += tags(node.value, "<details") - tags(node.value, "</details");
    if (folds > 0) folded.add(node);
  }
  return folded;
}

const tags = (html: string, tag: string): number => html.split(tag).length - 1;
