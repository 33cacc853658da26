import type { ReactNode } from "react";
import { gradeTests } from "../questions/write/grade.ts";
import { JudgedContext } from "../views/program/index.ts";
import { ExerciseContext, useReportFor } from "./results.ts";
import styles from "./styles.module.css";

/** The card of an exercise, of whatever kind: what it asks, and below it what a reader answers with. Tests that ran in it are its grade. */
export function Exercise({ id, kind, children }: { id: string; kind: string; children: ReactNode }) {
  const report = useReportFor({ id, kind });
  return (
    <ExerciseContext value={{ id, kind }}>
      <JudgedContext value={(tests) => report(gradeTests(tests))}>
        <div className={styles.card} data-exercise={id} data-kind={kind}>
          {children}
        </div>
      </JudgedContext>
    </ExerciseContext>
  );
}
