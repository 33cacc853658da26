import { LEVELS } from "../levels.ts";
import type { SelfGrades } from "../self.ts";

/** Whose answer the reader's was. */
export const DECIDE_GRADES: SelfGrades = { asked: "Whose answer was yours?", grades: LEVELS };
