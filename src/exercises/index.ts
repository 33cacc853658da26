import { Exercise } from "./Exercise.tsx";
import { VIEWS } from "./kinds.ts";
import { PrintedAnswers } from "./PrintedAnswers.tsx";
import { Question, QuestionGrade, QuestionKeys, Rubric, RubricPoint } from "./question/index.tsx";

/** Every component that practice consists of, by the name the remark layer emits. */
export const PRACTICE = {
  Exercise,
  PrintedAnswers,
  ...{ Question, QuestionGrade, QuestionKeys, Rubric, RubricPoint },
  ...Object.fromEntries(Object.values(VIEWS).flatMap((views) => Object.entries(views))),
};
