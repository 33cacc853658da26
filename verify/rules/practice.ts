import type { Nodes, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { sectionsOf } from "../../src/markdown/outline.ts";
import { KIND_NAMES, kindOf } from "../../src/questions/kinds.ts";
import { LEVELS } from "../../src/questions/levels.ts";
import type { Exercise } from "../../src/questions/practice.ts";
import { ANSWER_PARTS, type Question, RUBRIC } from "../../src/questions/question.ts";
import { WRONG_ELSEWHERE } from "../../src/questions/sections.ts";
import { complain, type Rule } from "./rule.ts";

const ENOUGH_QUESTIONS = 6;
const ENOUGH_RUBRIC = 3;
const ENOUGH_EXERCISES = 3;
const ENOUGH_CLAIMS = 2;

/** Questions have an id, a level, a rubric, an answer, a follow-up and a red flag. */
export const questions: Rule = ({ isChapter, practice: { questions: found } }) => {
  if (!isChapter) return [];
  const few = found.length < ENOUGH_QUESTIONS ? [complain(1, `${found.length} interview questions`, `${ENOUGH_QUESTIONS} or more`)] : [];
  return [...few, ...found.flatMap(judgeQuestion)];
};

function judgeQuestion({ id, level, rubric, parts, line }: Question) {
  const problems = [];
  if (!id?.startsWith("q-")) problems.push(complain(line, "a question without an id of its own", "### … <!-- #q-words-of-it -->"));
  if (!level) problems.push(complain(line, "a question without a level", LEVELS.map((name) => `*${name}*`).join(", ")));
  const points = rubric?.points.length ?? 0;
  if (points < ENOUGH_RUBRIC) problems.push(complain(line, `a rubric of ${points} points`, `**${RUBRIC}**, then ${ENOUGH_RUBRIC} or more`));
  const missing = ANSWER_PARTS.filter((part) => !parts[part]);
  if (missing.length > 0)
    problems.push(complain(line, `a question without ${missing.join(", ")}`, ANSWER_PARTS.map((part) => `**${part}.**`).join(" ")));
  return problems;
}

/** Exercises have an id and a kind; each answer that is offered is explained. */
export const exercises: Rule = ({ isChapter, practice: { exercises: found } }) => {
  if (!isChapter) return [];
  const kinds = new Set(found.map(({ kind }) => kind)).size;
  const few =
    found.length < ENOUGH_EXERCISES || kinds < ENOUGH_EXERCISES
      ? [complain(1, `${found.length} exercises of ${kinds} kinds`, `${ENOUGH_EXERCISES} or more, of as many kinds`)]
      : [];
  return [...few, ...found.flatMap(judgeExercise)];
};

function judgeExercise(exercise: Exercise) {
  const { id, kind, line, choices } = exercise;
  const problems = [];
  const lack = kind && kindOf(kind).lacks(exercise);
  if (lack) problems.push(complain(line, `${kind}: ${lack.found}`, lack.allowed));
  if (!id?.startsWith("ex-")) problems.push(complain(line, "an exercise without an id of its own", "### Kind: … <!-- #ex-words-of-it -->"));
  if (!kind) problems.push(complain(line, "an exercise of no known kind", KIND_NAMES.map((name) => `### ${name}: …`).join(", ")));
  for (const choice of choices)
    if (!choice.why) problems.push(complain(choice.line, "an answer that is not explained", "below it, indented: > why"));
  return problems;
}

/** The claims of others that a chapter calls wrong: a section each, or a paragraph that opens in bold. `line` is that of their heading, or 1. */
export function claimsIn({ children }: Root): { line: number; claims: { line: number; nodes: Nodes[] }[] } {
  const { line = 1, nodes = [] } = sectionsOf(children, 2).find(({ title }) => title === WRONG_ELSEWHERE) ?? {};
  const sections = sectionsOf(nodes, 3);
  const paragraphs = nodes.filter((node) => node.type === "paragraph" && node.children[0]?.type === "strong");
  return {
    line,
    claims: sections.length > 0 ? sections : paragraphs.map((node) => ({ line: node.position?.start.line ?? 0, nodes: [node] })),
  };
}

/** Claims of others that are wrong: since when, and the listing that shows it. */
export const wrongElsewhere: Rule = ({ isChapter, tree }) => {
  if (!isChapter) return [];
  const { line, claims: all } = claimsIn(tree);
  const proven = all.filter(({ nodes }) => nodes.some(linksToListing));
  const dated = proven.filter(({ nodes }) =>
    /\b(19|20)\d\d\b|\b\d+\.\d+\b|\b[A-Z]\w+ \d+\b/.test(nodes.map((node) => textOf(node)).join(" ")),
  );
  return [
    ...all.filter((claim) => !proven.includes(claim)).map((claim) => complain(claim.line, "a claim without its listing", "a link to #l-…")),
    ...(dated.length < ENOUGH_CLAIMS
      ? [complain(line, `${dated.length} dated claims with a listing`, `${ENOUGH_CLAIMS} or more: since which version or year`)]
      : []),
  ];
};

function linksToListing(node: Nodes): boolean {
  let found = false;
  visit(node, "link", ({ url }) => {
    found ||= url.includes("#l-");
  });
  return found;
}
