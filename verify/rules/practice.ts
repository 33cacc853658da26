import type { Nodes } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import {
  type Exercise,
  exercisesOf,
  KINDS,
  LEVELS,
  PARTS,
  type Question,
  questionsOf,
  type Section,
  sectionsOf,
} from "../../src/questions/index.ts";
import { complain, type Page, type Rule } from "./rule.ts";

const ENOUGH_QUESTIONS = 6;
const ENOUGH_RUBRIC = 3;
const ENOUGH_EXERCISES = 3;
const ENOUGH_CLAIMS = 2;

const section = ({ tree }: Page, title: string): Section | undefined => sectionsOf(tree.children, 2).find((found) => found.title === title);

/** Questions have an id, a level, a rubric, an answer, a follow-up and a red flag. */
export const questions: Rule = (page) => {
  if (!page.isChapter) return [];
  const found = questionsOf(section(page, "Interview questions"));
  const few = found.length < ENOUGH_QUESTIONS ? [complain(1, `${found.length} interview questions`, `${ENOUGH_QUESTIONS} or more`)] : [];
  return [...few, ...found.flatMap(judgeQuestion)];
};

function judgeQuestion({ id, level, rubric, parts, line }: Question) {
  const problems = [];
  if (!id?.startsWith("q-")) problems.push(complain(line, "a question without an id of its own", "### … <!-- #q-words-of-it -->"));
  if (!level) problems.push(complain(line, "a question without a level", LEVELS.map((name) => `*${name}*`).join(", ")));
  if (rubric.length < ENOUGH_RUBRIC) {
    problems.push(complain(line, `a rubric of ${rubric.length} points`, `**A strong answer mentions**, then ${ENOUGH_RUBRIC} or more`));
  }
  const missing = PARTS.filter((part) => !parts.includes(part));
  if (missing.length > 0)
    problems.push(complain(line, `a question without ${missing.join(", ")}`, PARTS.map((part) => `**${part}.**`).join(" ")));
  return problems;
}

/** Exercises have an id and a kind; each answer that is offered is explained. */
export const exercises: Rule = (page) => {
  if (!page.isChapter) return [];
  const found = exercisesOf(section(page, "Exercises"));
  const kinds = new Set(found.map(({ kind }) => kind)).size;
  const few =
    found.length < ENOUGH_EXERCISES || kinds < ENOUGH_EXERCISES
      ? [complain(1, `${found.length} exercises of ${kinds} kinds`, `${ENOUGH_EXERCISES} or more, of as many kinds`)]
      : [];
  return [...few, ...found.flatMap(judgeExercise)];
};

/** What an exercise of a kind cannot do without: what is missing, and what to write. */
const NEEDS: Partial<Record<NonNullable<Exercise["kind"]>, (exercise: Exercise) => [string, string] | undefined>> = {
  Predict: ({ fences }) =>
    hasRole(fences, "predict") ? undefined : ["nothing to predict", "a listing with role=predict, then its output"],
  Choose: ({ choices }) =>
    choices.some(({ correct }) => correct) ? undefined : ["no answer marked [x]", "- [ ] and - [x], each explained"],
  "Spot the bug": ({ fences }) =>
    hasRole(fences, "bug") ? undefined : ["no bug to find", "a listing with role=bug lines=N, and its fix with role=fix"],
  Write: ({ fences }) =>
    hasRole(fences, "starter") ? undefined : ["nothing to start from", "role=starter, then role=tests or sql checks, then role=solution"],
  Order: ({ steps }) => (steps > 2 ? undefined : ["fewer than three steps", "a numbered list, in the right order"]),
};

const hasRole = (fences: string[], role: string): boolean => fences.some((info) => info.includes(`role=${role}`));

function judgeExercise(exercise: Exercise) {
  const { id, kind, line, choices } = exercise;
  const problems = [];
  const need = kind && NEEDS[kind]?.(exercise);
  if (need) problems.push(complain(line, `${kind}: ${need[0]}`, need[1]));
  if (!id?.startsWith("ex-")) problems.push(complain(line, "an exercise without an id of its own", "### Kind: … <!-- #ex-words-of-it -->"));
  if (!kind) problems.push(complain(line, "an exercise of no known kind", KINDS.map((name) => `### ${name}: …`).join(", ")));
  for (const choice of choices)
    if (!choice.why) problems.push(complain(choice.line, "an answer that is not explained", "below it, indented: > why"));
  return problems;
}

/** Claims of others that are wrong: since when, and the listing that shows it. */
export const wrongElsewhere: Rule = (page) => {
  if (!page.isChapter) return [];
  const found = section(page, "What most guides get wrong");
  const claims = sectionsOf(found?.nodes ?? [], 3).map(({ line, nodes }) => ({ line, nodes }));
  const paragraphs = (found?.nodes ?? []).filter((node) => node.type === "paragraph" && node.children[0]?.type === "strong");
  const all = claims.length > 0 ? claims : paragraphs.map((node) => ({ line: node.position?.start.line ?? 0, nodes: [node] }));
  const proven = all.filter(({ nodes }) => nodes.some(linksToListing));
  const dated = proven.filter(({ nodes }) =>
    /\b(19|20)\d\d\b|\b\d+\.\d+\b|\b[A-Z]\w+ \d+\b/.test(nodes.map((node) => textOf(node)).join(" ")),
  );
  const line = found?.line ?? 1;
  return [
    ...all.filter((claim) => !proven.includes(claim)).map((claim) => complain(claim.line, "a claim without its listing", "a link to #l-…")),
    ...(dated.length < ENOUGH_CLAIMS
      ? [complain(line, `${dated.length} dated claims with a listing`, `${ENOUGH_CLAIMS} or more: since which version or year`)]
      : []),
  ];
};

function linksToListing(node: Nodes): boolean {
  if (node.type === "link") return /#l-/.test(node.url);
  return "children" in node && node.children.some(linksToListing);
}
