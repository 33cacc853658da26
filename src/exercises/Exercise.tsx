import type { ReactNode } from "react";
import { ExerciseContext } from "./results.ts";
import styles from "./styles.module.css";

/** The card of an exercise, of whatever kind: what it asks, and below it what a reader answers with. */
export function Exercise({ id, kind, children }: { id: string; kind: string; children: ReactNode }) {
  return (
    <ExerciseContext value={{ id, kind }}>
      <div className={styles.card} data-exercise={id} data-kind={kind}>
        {children}
      </div>
    </ExerciseContext>
  );
}
