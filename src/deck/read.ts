import type { Nodes } from "mdast";
import { chaptersOf, readChapter } from "../book/chapter.ts";
import { urlOf } from "../book/names.ts";
import { isTaskList } from "../markdown/choices.ts";
import { unfoldedIn } from "../markdown/details.ts";
import { innerOf } from "../markdown/html.ts";
import { listingWith } from "../questions/kind.ts";
import type { Exercise } from "../questions/practice.ts";
import type { PredictData } from "../questions/predict/grade.ts";
import type { AnswerPart, Question } from "../questions/question.ts";
import type { Card, ExerciseCard, Point, QuestionCard } from "./card.ts";
import { hashOf } from "./hash.ts";
import { asked, type Html, htmlFrom } from "./html.ts";
import { type FindSection, findSections, pointOf } from "./point.ts";

/**
 * What the chapters of a part ask, in their order: every interview question and every exercise. Of those that are answered otherwise than by choosing
 * or by writing an output there is the title alone: they need what stands around them in their chapter.
 * @param root the folder that has `docs`
 * @param base the site's base URL, with a slash at both ends
 */
export function cardsOf(root: string, part: string, base: string): Card[] {
  const find = findSections(root);
  return chaptersOf(root, part).flatMap((file) => cardsIn(root, file, part, base, find));
}

function cardsIn(root: string, file: string, part: string, base: string, find: FindSection): Card[] {
  const { practice, front } = readChapter(root, file);
  const chapter = { url: urlOf(file), title: front?.title ?? file };
  const html = htmlFrom(file, base);
  const card = <Own extends QuestionCard | ExerciseCard>(section: Question | Exercise, own: Own | undefined): (Card & Own)[] => {
    const { id, heading } = section;
    return id && own ? [{ id, hash: hashOf(section), part, chapter, title: innerOf(html(asked(heading))), ...own } as Card & Own] : [];
  };
  return [
    ...practice.questions.flatMap((question) =>
      card(
        question,
        readQuestionCard(question, html, (nodes) => pointOf(nodes, file, html, find)),
      ),
    ),
    ...practice.exercises.flatMap((exercise) => card(exercise, readExerciseCard(exercise, html))),
  ];
}

/** What `npm run book` refuses, such as a question without a level, is on no card. */
function readQuestionCard({ level, rubric, parts }: Question, html: Html, point: (nodes: Nodes[]) => Point): QuestionCard | undefined {
  if (!level || !rubric) return undefined;
  const part = (name: AnswerPart) => html(...(parts[name]?.nodes ?? []));
  const points = rubric.points.map(({ nodes }) => point(nodes));
  return { kind: "Question", level, points, answer: part("Answer"), followUp: part("Follow-up"), redFlag: part("Red flag") };
}

function readExerciseCard(exercise: Exercise, html: Html): ExerciseCard | undefined {
  const { kind, nodes, choices } = exercise;
  const output = kind === "Predict" ? listingWith(exercise, "predict")?.output : undefined;
  if (!kind) return undefined;
  if (choices.length === 0 && !output) return { kind, text: "", options: [], after: "" };
  const cut = nodes.findIndex((node) => (choices.length > 0 ? isOffered(node) : node === output?.node));
  const isAsked = (node: Nodes): boolean => node !== output?.node && !isOffered(node);
  const options = choices.map(({ body, reason, correct }) => ({ html: innerOf(html(...body)), why: html(...reason), right: correct }));
  return {
    ...{ kind, text: html(...unfoldedIn(nodes.slice(0, cut)).filter(isAsked)), options },
    ...(choices.length === 0 && output && { predicts: expected(output) }),
    after: html(...nodes.slice(cut).filter(isAsked)),
  };
}

const isOffered = (node: Nodes): boolean => node.type === "list" && isTaskList(node);

const expected = ({ alternatives, match, mask }: PredictData): PredictData => ({ alternatives, match, mask });
