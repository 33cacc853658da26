import type { List, Nodes } from "mdast";
import type { Contract, Listing, Role } from "../listings/index.ts";
import { roleOf } from "../listings/index.ts";
import type { Choice } from "../markdown/choices.ts";
import type { Element } from "../markdown/element.ts";
import type { Section } from "../markdown/outline.ts";

/** What stands in an exercise, whatever its kind: the answers that are offered, and the listings outside of lists and quotations. */
export type Task = Section & { choices: Choice[]; listings: Listing[] };

/** What an exercise cannot do without and has not: what is missing, and what to write. */
export type Lack = { found: string; allowed: string };

/** What a new chapter has of an exercise. `id` is the last word of its id, `title` what stands behind its kind. */
export type Skeleton = { id: string; title: string; body: string };

/** The listings of a part of the book, empty, for a skeleton: a fence with these keys and an output where it prints. */
export type Blanks = {
  listing(keys: string): string;
  /** One that prints, so that there is something to guess. */
  predicted(keys: string): string;
  /** Info strings of an exercise's parts. */
  write: { starter: string; tests: string; solution: string };
};

/**
 * A kind of exercise, all but its grade and its view: those are of the reader's browser, and stand apart. A task list is shown as answers to
 * choose from, whatever the kind.
 */
export type ExerciseKind<Names extends readonly string[] = readonly string[]> = {
  /** The components that it is shown by: src/exercises/kinds.ts has one for each. */
  components: Names;
  lacks(task: Task): Lack | undefined;
  /** What stands in the place of a list in its text; `undefined`: the list stays. */
  replaces?(list: List, task: Task): Element<Names[number]> | undefined;
  /** What a reader answers with, below its text. */
  answeredBy(task: Task): Element<Names[number]>[];
  /** The answer on paper, besides what is folded on the screen, and which of the answers offered are right. */
  printed(task: Task): Nodes[];
  skeleton(blanks: Blanks): Skeleton;
};

/** The same kind: each component that it emits is one that it names. */
export const defineKind = <const Names extends readonly string[]>(kind: ExerciseKind<Names>): ExerciseKind<Names> => kind;

/** The listing of a role in an exercise. */
export const listingWith = ({ listings }: Task, role: Role): Listing | undefined =>
  listings.find(({ contract }: { contract: Contract }) => roleOf(contract) === role);
