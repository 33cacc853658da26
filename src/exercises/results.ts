import { createContext, useContext } from "react";
import type { Grade } from "../questions/grade.ts";

/** What a reader's attempt came to: `id` as in the page's address, `kind` as in its heading. */
export type Result = Grade & { id: string; kind: string };

/** Where results go. Nobody listens yet: progress can be added here without touching a view. */
const ResultContext = createContext<(result: Result) => void>(() => {});

/** The exercise or question that a part of it belongs to. */
export const ExerciseContext = createContext<{ id: string; kind: string }>({ id: "", kind: "" });

/** Says how the exercise around went. */
export const useReport = (): ((grade: Grade) => void) => useReportFor(useContext(ExerciseContext));

/** Says how an exercise went. */
export function useReportFor({ id, kind }: { id: string; kind: string }): (grade: Grade) => void {
  const onResult = useContext(ResultContext);
  return (grade) => onResult({ ...grade, id, kind });
}
