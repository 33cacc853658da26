import type { ReactNode } from "react";
import { gradeTests } from "../questions/write/grade.ts";
import { JudgedContext } from "../views/program/index.ts";
import { ExerciseContext, useReportFor } from "./results.ts";
import styles from "./styles.module.css";

type Props = { id: string; kind: string; hash: string; children: ReactNode };

/** The card of an exercise, of whatever kind: what it asks, and below it what a reader answers with. Tests that ran in it are its grade. */
export function Exercise({ id, kind, children }: Props) {
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
