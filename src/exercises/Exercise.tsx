import type { ReactNode } from "react";
import { gradeTests } from "../questions/write/grade.ts";
import { JudgedContext } from "../views/program/index.ts";
import { ExerciseContext, type Practised, useReportFor } from "./results.ts";
import styles from "./styles.module.css";

type Props = Practised & { children: ReactNode };

/** The card of an exercise, of whatever kind: what it asks, and below it what a reader answers with. Tests that ran in it are its grade. */
export function Exercise({ children, ...practised }: Props) {
  const { id, kind } = practised;
  const report = useReportFor(practised);
  return (
    <ExerciseContext value={practised}>
      <JudgedContext value={(tests) => report(gradeTests(tests))}>
        <div className={styles.card} data-exercise={id} data-kind={kind}>
          {children}
        </div>
      </JudgedContext>
    </ExerciseContext>
  );
}
