import { type Grade, RIGHT, wrong } from "../grade.ts";
import type { SelfGrades } from "../self.ts";

/** What became of one test of an exercise. */
export type Tested = { name: string; passed: boolean };

/** The reader's code against the tests: right when there are tests and all pass. The score is the share that does. */
export function gradeTests(tests: Tested[]): Grade {
  const passed = tests.filter((test) => test.passed).length;
  if (tests.length > 0 && passed === tests.length) return RIGHT;
  return wrong(`${passed} of ${tests.length} tests pass.`, tests.length === 0 ? 0 : passed / tests.length);
}

/** Where nothing could run the reader's code, its writer compares it with the solution. */
export const WRITE_GRADES: SelfGrades = { asked: "How did it go?", grades: ["Not yet", "With help", "Solved"] };
