import type { Nodes, Root } from "mdast";
import { type Choice, choicesOf } from "../../markdown/choices.ts";
import { appendFolded } from "../../markdown/details.ts";
import { element, type Flow, inlined } from "../../markdown/element.ts";
import { optionsElement } from "../../questions/choose/options.ts";
import { kindOf } from "../../questions/kinds.ts";
import type { Exercise } from "../../questions/practice.ts";
import type { Question } from "../../questions/question.ts";

/** A question with its rubric to tick off, and a reader's own grade at the end of what is folded. */
export function questionElement({ id = "", title, level, nodes, rubric }: Question, chapter: string, hash: string): Flow {
  const children = nodes.map((node) => (rubric && node === rubric.list ? rubricElement(rubric) : node)) as Root["children"];
  return element("Question", { id, title, chapter, level, hash }, appendFolded(children, element("QuestionGrade", {})));
}

const rubricElement = ({ list, points }: NonNullable<Question["rubric"]>): Flow =>
  element(
    "Rubric",
    { points: String(points.length) },
    list.children.map(({ children }, index) => element("RubricPoint", { index: String(index) }, inlined(children))),
  );

/** What the keys do, above the first question. */
export const keysElement = (): Flow => element("QuestionKeys", {});

/** An exercise: its text, with what its kind puts in place of lists, and what a reader answers with below it. */
export function exerciseElement(exercise: Exercise, hash: string): Flow {
  const { id = "", kind: name, nodes } = exercise;
  const kind = name && kindOf(name);
  const shown = (node: Nodes): Nodes => {
    if (node.type !== "list") return node;
    const choices = choicesOf(node);
    return choices.length > 0 ? optionsElement(choices) : (kind?.replaces?.(node, exercise) ?? node);
  };
  const children = nodes.map(shown) as Root["children"];
  return element("Exercise", { id, kind: name ?? "", hash }, [...children, ...(kind?.answeredBy(exercise) ?? [])]);
}

/** Answers that are offered outside of an exercise, for the output of the listing of this id. */
export const guessElement = (id: string, choices: readonly Choice[], hash: string): Flow =>
  element("Exercise", { id, kind: "Predict", hash }, [optionsElement(choices)]);

/** The answers of a page, for paper. */
export const printedElement = (answers: Root["children"]): Flow => element("PrintedAnswers", {}, answers);
