import { BugAnswer } from "./bug/index.tsx";
import { Option, Options, OptionText, OptionWhy } from "./choose/index.tsx";
import { Exercise } from "./Exercise.tsx";
import { Solution, Step, Steps } from "./order/index.tsx";
import { PrintedAnswers } from "./PrintedAnswers.tsx";
import { Prediction } from "./predict/index.tsx";
import { Question, QuestionKeys, Rubric, RubricPoint } from "./question/index.tsx";
import { SelfGrade } from "./self/index.tsx";

/** Every component that practice consists of, by the name the remark layer emits. A new kind is its two folders and a line here. */
export const PRACTICE = {
  Exercise,
  ...{ Options, Option, OptionText, OptionWhy },
  Prediction,
  BugAnswer,
  ...{ Steps, Step, Solution },
  SelfGrade,
  PrintedAnswers,
  ...{ Question, QuestionKeys, Rubric, RubricPoint },
};
