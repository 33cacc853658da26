import type { Nodes, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { type Chapter, readChapter } from "../../book/chapter.ts";
import { isChapter } from "../../book/names.ts";
import { hashOf } from "../../deck/hash.ts";
import { choicesOf } from "../../markdown/choices.ts";
import { type Flow, isElement } from "../../markdown/element.ts";
import { readPractice } from "../../questions/practice.ts";
import { type File, sourceOf } from "../source.ts";
import { exerciseElement, guessElement, keysElement, printedElement, questionElement } from "./elements.ts";
import { printedAnswer, printedExercise } from "./print.ts";

type Options = { root: string };

/**
 * Turns the questions and exercises of a chapter into practice. It runs behind the listings, which are components by then.
 *
 *     ### Choose: which goroutine leaks? <!-- #ex-which -->        heading, as it was
 *     - [ ] a                                                      <Exercise id="ex-which" kind="Choose" hash="…">
 *       > why not                                            →       <Options data="{right: [1], offered: 2}"> <Option index="0"> …
 *     - [x] b                                                      </Exercise>
 *       > why
 *
 * All stays in the page without script: an explanation is a `<details>` of its own.
 */
export default function remarkPractice({ root }: Options) {
  return (tree: Root, page: File): void => {
    const { file } = sourceOf(root, page);
    if (isChapter(file)) practise(tree, page, readChapter(root, file));
  };
}

/** Wraps every question and exercise, and collects what paper shows of them at the end. `chapter` is the page before other plugins changed it. */
function practise(tree: Root, { data: { listings } }: File, chapter: Chapter): void {
  const title = chapter.front?.title ?? chapter.file;
  const sections = [...chapter.practice.questions, ...chapter.practice.exercises];
  const hashes = new Map(sections.map((section) => [section.id, hashOf(section)]));
  const { questions, exercises } = readPractice(tree, (node) => listings?.get(node));
  const answers = [...questions.flatMap((question) => printedAnswer(question)), ...exercises.flatMap(printedExercise)];
  for (const question of questions) wrap(tree, question.nodes, questionElement(question, title, hashes.get(question.id) ?? ""));
  const [first] = questions;
  if (first) tree.children.splice(tree.children.indexOf(first.heading), 0, keysElement());
  for (const exercise of exercises) wrap(tree, exercise.nodes, exerciseElement(exercise, hashes.get(exercise.id) ?? ""));
  answers.unshift(...wrapGuesses(tree, listings ?? new Map()));
  if (answers.length > 0) tree.children.push(printedElement(answers));
}

/** Puts one element in the place of all that stands below a heading. */
function wrap(tree: Root, nodes: Nodes[], replacement: Flow): void {
  const first = nodes[0] as Flow | undefined;
  if (first) tree.children.splice(tree.children.indexOf(first), nodes.length, replacement);
}

/**
 * Answers that are offered elsewhere in a chapter, below a listing whose output is to be predicted.
 * @returns what paper shows of them at the end, below the titles of their sections
 */
function wrapGuesses(tree: Root, listings: NonNullable<File["data"]["listings"]>): Root["children"] {
  const printed: Root["children"] = [];
  for (const [at, node] of tree.children.entries()) {
    const choices = node.type === "list" ? choicesOf(node) : [];
    if (choices.length === 0) continue;
    const above = tree.children.slice(0, at).findLast((other) => isElement(other) && listings.has(other));
    const key = above && listings.get(above)?.key;
    const heading = tree.children.slice(0, at).findLast((other) => other.type === "heading");
    printed.push(...printedAnswer({ title: heading ? textOf(heading) : "", nodes: [node] }));
    tree.children[at] = guessElement(key ? `l-${key}` : "", choices, hashOf({ title: "", nodes: [node] }));
  }
  return printed;
}
