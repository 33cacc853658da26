/** The sections of a chapter that are read for what stands in them, by their headings. */
export const WORDS = "Words";
export const REMEMBER = "Remember";
export const WRONG_ELSEWHERE = "What most guides get wrong";
export const QUESTIONS = "Interview questions";
export const EXERCISES = "Exercises";

/** The headings of a chapter, as written and in this order, with the ids that a new chapter gets. */
export const SECTION_IDS = {
  "The model": "the-model",
  "Watch it happen": "watch-it-happen",
  "Where it breaks": "where-it-breaks",
  [WRONG_ELSEWHERE]: "wrong",
  [QUESTIONS]: "questions",
  [EXERCISES]: "exercises",
  [REMEMBER]: "remember",
  "Further reading": "further-reading",
} as const;

export const SECTIONS: readonly string[] = Object.keys(SECTION_IDS);
