import type { Grade } from "../grade.ts";

/** Answers that a reader judges by what is written next to them: code against a solution, a decision against what each level would say. */
export const SELF_GRADES = {
  Write: ["Not yet", "With help", "Solved"],
  Decide: ["Junior", "Senior", "Staff"],
  Question: ["Missed it", "In part", "Well", "With ease"],
} as const;
export type SelfGraded = keyof typeof SELF_GRADES;

/** The grade a reader gives: the last of the list is full marks, the first none. Throws on a grade that is not offered. */
export function gradeSelf(kind: SelfGraded, choice: number): Grade {
  const names: readonly string[] = SELF_GRADES[kind];
  const name = names[choice];
  if (name === undefined) throw new RangeError(`${kind}: grade ${choice}, allowed 0 to ${names.length - 1}`);
  const score = choice / (names.length - 1);
  return { correct: score > 0.5, score, message: `Noted: ${name.toLowerCase()}.` };
}

/** What the points of a rubric amount to. */
export const rubricScore = (named: number, points: number): string =>
  named === points ? `All ${points} points: a strong answer.` : `${named} of ${points} points`;
