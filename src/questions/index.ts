export { type BugData, gradeBug } from "./bug/index.ts";
export { type ChooseData, gradeChoice } from "./choose/index.ts";
export { type Choice, choicesOf, type Exercise, exercisesOf, KINDS, type Kind } from "./exercises.ts";
export type { Grade } from "./grade.ts";
export { gradeOrder, moveStep, type OrderData, shuffledOrder } from "./order/index.ts";
export { headingsOf, type Section, sectionsOf } from "./outline.ts";
export { gradePrediction, type PredictData } from "./predict/index.ts";
export { LEVELS, type Level, opensWith, PARTS, type Question, questionsOf } from "./questions.ts";
export { gradeSelf, rubricScore, SELF_GRADES, type SelfGraded } from "./self/index.ts";
