import { useState } from "react";
import type { Grade } from "../questions/grade.ts";
import { useReport } from "./results.ts";

/** Where an attempt stands. What was revealed was not found. */
export type State = "untouched" | "wrong" | "right" | "revealed";

export type Attempt = {
  state: State;
  message: string;
  check(grade: Grade): void;
  reveal(): void;
  again(): void;
};

/** The course of one exercise, from untouched to right or revealed. */
export function useAttempt(): Attempt {
  const report = useReport();
  const [{ state, message }, set] = useState<{ state: State; message: string }>({ state: "untouched", message: "" });
  return {
    state,
    message,
    check(grade) {
      set({ state: grade.correct ? "right" : "wrong", message: grade.message });
      if (!grade.isNone) report(grade);
    },
    reveal() {
      set({ state: "revealed", message: "Here is the answer." });
      report({ correct: false, score: 0, message: "revealed" });
    },
    again: () => set({ state: "untouched", message: "" }),
  };
}
