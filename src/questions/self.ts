import type { Grade } from "./grade.ts";

/** Grades that readers give themselves, against what is written next to them: what is asked, and the grades, worst first. */
export type SelfGrades = { asked: string; grades: readonly string[] };

export const QUESTION_GRADES: SelfGrades = { asked: "How well did you answer?", grades: ["Missed it", "In part", "Well", "With ease"] };

/** The grade a reader gives: the last of the list is full marks, the first none. Throws on a grade that is not offered. */
export function gradeSelf({ asked, grades }: SelfGrades, choice: number): Grade {
  const name = grades[choice];
  if (name === undefined) throw new RangeError(`${asked} ${choice}, allowed 0 to ${grades.length - 1}`);
  const score = choice / (grades.length - 1);
  return { correct: score > 0.5, score, message: `${name}.` };
}

/** What the points of a rubric amount to. */
export const rubricScore = (named: number, points: number): string =>
  named === points ? `All ${points} points: a strong answer.` : `${named} of ${points} points`;

/**
 * The grade that the ticked points of a rubric propose, 0 to 3: none is *Missed it*, three quarters are *Well*, what lies between is *In part*.
 * *With ease* is for readers to say: ticks do not tell how easy it was.
 */
export function proposedGrade(ticked: number, of: number): number {
  if (of === 0 || ticked === 0) return 0;
  return ticked / of >= 0.75 ? 2 : 1;
}
