import type { Nodes, Root } from "mdast";
import type { Section } from "../markdown/outline.ts";
import { proseOf } from "../markdown/text.ts";
import type { Depth } from "../questions/depth.ts";
import { layersOf } from "../questions/layers.ts";
import type { Question } from "../questions/question.ts";
import { REMEMBER } from "../questions/sections.ts";

/** Words of prose in a minute, and minutes for a listing that is looked at. */
const [PACE, LISTING] = [200, 40 / 60];

type Read = Pick<Root, "children">;
type IsListing = (node: Nodes) => boolean;

/**
 * Minutes of reading at each depth, rounded up. What is folded is left out, but for the answers to the questions; rubrics, follow-ups and red flags
 * are for practising.
 */
export function minutesOf(tree: Read, questions: readonly Question[], isListing: IsListing): Record<Depth, number> {
  const answers = questions.flatMap(answerOf);
  const folded = foldedIn(tree.children);
  const sum = (nodes: readonly Nodes[]) => sumOf(nodes, isListing, (node) => !folded.has(node) || answers.includes(node));
  const deep = deepIn(tree);
  return {
    tonight: tonightOf(tree, questions, isListing),
    core: sum(tree.children.filter((node) => !deep.has(node))),
    all: sum(tree.children),
  };
}

/** Minutes of what the night before an interview needs, rounded up: the opening, the questions asked with their answers, and what is to be kept. */
export function tonightOf(tree: Read, questions: readonly Question[], isListing: IsListing): number {
  const { children } = tree;
  const deep = deepIn(tree);
  const first = children.findIndex(({ type }) => type === "heading");
  const opening = children.slice(0, first < 0 ? children.length : first);
  const remember = layersOf(tree).flatMap(({ section }) => (section.title === REMEMBER ? whole(section) : []));
  const nodes = [...opening, ...questions.flatMap(answerOf), ...remember];
  return sumOf(nodes, isListing, (node) => !deep.has(node));
}

const answerOf = ({ heading, parts: { Answer: answer } }: Question): Nodes[] => [heading, ...(answer?.nodes ?? [])];

function sumOf(nodes: readonly Nodes[], isListing: IsListing, counts: (node: Nodes) => boolean): number {
  const minutes = (node: Nodes) => (isListing(node) ? LISTING : proseOf(node).split(/\s+/).filter(Boolean).length / PACE);
  return Math.ceil(nodes.reduce((total, node) => (counts(node) ? total + minutes(node) : total), 0));
}

const deepIn = (tree: Read): Set<Nodes> =>
  new Set(
    layersOf(tree).flatMap(({ inner, ...own }) => [own, ...inner].flatMap(({ section, depth }) => (depth === "all" ? whole(section) : []))),
  );

const whole = ({ heading, nodes }: Section): Nodes[] => [heading, ...nodes];

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
