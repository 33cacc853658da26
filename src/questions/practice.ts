import type { Nodes, Root } from "mdast";
import type { Listing } from "../listings/index.ts";
import { choicesOf } from "../markdown/choices.ts";
import { type Section, sectionsOf } from "../markdown/outline.ts";
import type { Task } from "./kind.ts";
import { KIND_NAMES, type KindName } from "./kinds.ts";
import { type Question, readQuestion } from "./question.ts";
import { EXERCISES, QUESTIONS } from "./sections.ts";

/** An exercise: `### Predict: what does it print? <!-- #ex-two-appends -->`. */
export type Exercise = Task & { kind: KindName | undefined };

export type Practice = { questions: Question[]; exercises: Exercise[] };

/** Which listing a node of the tree is: a fence, or what has taken its place. */
export type ListingOf = (node: Nodes) => Listing | undefined;

/** What a chapter asks of its reader, in order. All nodes are those of the tree, and lines are the tree's. */
export function readPractice({ children }: Root, listingOf: ListingOf): Practice {
  const below = (title: string): Section[] =>
    sectionsOf(children, 2).flatMap((section) => (section.title === title ? sectionsOf(section.nodes, 3) : []));
  return {
    questions: below(QUESTIONS).map(readQuestion),
    exercises: below(EXERCISES).map((section) => readExercise(section, listingOf)),
  };
}

/** The listings of a tree by their own fences. */
export const fencesOf =
  (listings: readonly Listing[]): ListingOf =>
  (node) =>
    listings.find((listing) => listing.node === node);

function readExercise(section: Section, listingOf: ListingOf): Exercise {
  const { title, nodes } = section;
  return {
    ...section,
    kind: KIND_NAMES.find((name) => title.startsWith(`${name}:`)),
    choices: nodes.flatMap((node) => (node.type === "list" ? choicesOf(node) : [])),
    listings: nodes.flatMap((node) => listingOf(node) ?? []),
  };
}
