import type { Heading, List, ListItem, Nodes, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { readFront } from "../../book/front.ts";
import { isChapter } from "../../book/names.ts";
import { questionsOf, type Section, sectionsOf, shuffledOrder } from "../../questions/index.ts";
import { attributeOf, element } from "../element.ts";
import { type File, sourceOf } from "../source.ts";
import { printedAnswer } from "./print.ts";

type Options = { root: string };
type Flow = Root["children"][number];

/**
 * Turns the questions and exercises of a chapter into practice. It runs behind the listings, which are components by then.
 *
 *     ### Choose: which goroutine leaks? <!-- #ex-which -->        heading, as it was
 *     - [ ] a                                                      <Exercise id="ex-which" kind="Choose">
 *       > why not                                            →       <Options data="{right: [1], offered: 2}"> <Option index="0"> …
 *     - [x] b                                                      </Exercise>
 *       > why
 *
 * All stays in the page without script: an explanation is a `<details>` of its own.
 */
export default function remarkPractice({ root }: Options) {
  return (tree: Root, page: File): void => {
    const { file, text } = sourceOf(root, page);
    if (isChapter(file)) practise(tree, readFront(file, text).front?.title ?? file);
  };
}

/** Wraps every question and exercise, and collects what paper shows of them at the end. */
function practise(tree: Root, chapter: string): void {
  const answers: Root["children"] = [];
  for (const section of sectionsOf(tree.children, 2)) {
    if (section.title !== "Interview questions" && section.title !== "Exercises") continue;
    const parts = sectionsOf(section.nodes, 3);
    answers.push(...parts.flatMap(printedAnswer));
    if (section.title === "Interview questions") wrapQuestions(tree, section, chapter);
    else for (const exercise of parts) wrap(tree, exercise, exerciseElement(exercise));
  }
  wrapGuesses(tree);
  if (answers.length > 0) tree.children.push(element("PrintedAnswers", {}, answers));
}

/** Answers that are offered elsewhere in a chapter, below a listing whose output is to be predicted. */
function wrapGuesses(tree: Root): void {
  for (const [at, node] of tree.children.entries()) {
    if (node.type !== "list" || !isTaskList(node)) continue;
    const above = tree.children.slice(0, at).findLast((other) => "name" in other && other.name === "Listing");
    tree.children[at] = element("Exercise", { id: attributeOf(above, "id") ?? "", kind: "Predict" }, [optionsElement(node)]);
  }
}

/** Puts one element in the place of all that stands below a heading. */
function wrap(tree: Root, { nodes }: Section, replacement: Flow): void {
  const first = nodes[0] as Flow | undefined;
  if (first) tree.children.splice(tree.children.indexOf(first), nodes.length, replacement);
}

function wrapQuestions(tree: Root, section: Section, chapter: string): void {
  const levels = new Map(questionsOf(section).map(({ id, level }) => [id, level]));
  const questions = sectionsOf(section.nodes, 3);
  for (const question of questions) {
    const { id = "", title, nodes } = question;
    const children = nodes.map((node, i) => (isRubric(nodes, i) ? rubricElement(node as List) : node)) as Root["children"];
    const graded = withinDetails(children, element("SelfGrade", { kind: "Question" }));
    wrap(tree, question, element("Question", { id, title, chapter, level: levels.get(id) }, graded));
  }
  const first = tree.children.find((node): node is Heading => node.type === "heading" && node.position?.start.line === questions[0]?.line);
  if (first) tree.children.splice(tree.children.indexOf(first), 0, element("QuestionKeys", {}));
}

/** Puts an element at the end of the last `<details>`, whose two ends are flat siblings in Markdown; else at the end. */
function withinDetails(children: Root["children"], last: Flow): Root["children"] {
  const end = children.findLastIndex((node) => node.type === "html" && node.value.trim() === "</details>");
  return end < 0 ? [...children, last] : children.toSpliced(end, 0, last);
}

const isRubric = (nodes: Nodes[], at: number): boolean => {
  const before = nodes[at - 1];
  return nodes[at]?.type === "list" && before?.type === "paragraph" && textOf(before).startsWith("A strong answer mentions");
};

const rubricElement = (list: List): Flow =>
  element(
    "Rubric",
    { points: String(list.children.length) },
    list.children.map((item, index) => element("RubricPoint", { index: String(index) }, inline(item))),
  );

/** The contents of a tight list item, without the paragraph that Markdown puts around them. */
function inline({ children }: ListItem): Root["children"] {
  return children.flatMap((child) => (child.type === "paragraph" ? (child.children as unknown as Root["children"]) : [child]));
}

function exerciseElement({ id = "", title, nodes }: Section): Flow {
  const kind = title.slice(0, Math.max(0, title.indexOf(":")));
  const children = nodes.map((node) => {
    if (node.type !== "list") return node;
    if (isTaskList(node)) return optionsElement(node);
    return kind === "Order" && node.ordered ? stepsElement(node, id) : node;
  }) as Root["children"];
  return element("Exercise", { id, kind }, [...children, ...responseTo(kind, children)]);
}

const isTaskList = ({ children }: List): boolean => children.some(({ checked }) => typeof checked === "boolean");

/** What a reader answers with where the text itself offers nothing to pick. */
function responseTo(kind: string, children: Root["children"]): Root["children"] {
  const listings = children.filter((node) => "name" in node && node.name === "Listing");
  const listing = listings.find((node) => attributeOf(node, "lines") ?? attributeOf(node, "output")) ?? listings[0];
  if (kind === "Spot the bug" && listing) {
    const lines = attributeOf(listing, "lines") ?? "";
    return [
      element("BugAnswer", { data: JSON.stringify({ lines: lines.split(",").map(Number), last: Number(attributeOf(listing, "height")) }) }),
    ];
  }
  const offered = children.some((node) => "name" in node && node.name === "Options");
  const output = attributeOf(listing, "output");
  if (kind === "Predict" && !offered && output) return [element("Prediction", { data: output })];
  return kind === "Write" || kind === "Decide" ? [element("SelfGrade", { kind })] : [];
}

function optionsElement(list: List): Flow {
  const right = list.children.flatMap(({ checked }, index) => (checked ? [index] : []));
  const options = list.children.map((item, index) => {
    const why = item.children.flatMap((child) => (child.type === "blockquote" ? child.children : []));
    const text = item.children.filter(({ type }) => type !== "blockquote");
    return element("Option", { index: String(index) }, [
      element("OptionText", {}, inline({ ...item, children: text })),
      element("OptionWhy", {}, why as Root["children"]),
    ]);
  });
  return element("Options", { data: JSON.stringify({ right, offered: list.children.length }) }, options);
}

/** The steps, out of order, and the list as it should be in a `<details>`. */
function stepsElement(list: List, id: string): Flow {
  const order = shuffledOrder(list.children.length, id);
  const steps = list.children.map((item, index) => element("Step", { index: String(index) }, inline(item)));
  return element("Steps", { start: JSON.stringify(order) }, [...steps, element("Solution", {}, [list])]);
}
