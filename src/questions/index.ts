export { type Choice, choicesOf, type Exercise, exercisesOf, KINDS, type Kind } from "./exercises.ts";
export { headingsOf, type Section, sectionsOf } from "./outline.ts";
export { LEVELS, type Level, opensWith, PARTS, type Question, questionsOf } from "./questions.ts";
