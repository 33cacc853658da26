import { useId, useState } from "react";
import { gradeSelf, type SelfGrades } from "../questions/self.ts";
import { useReport } from "./results.ts";
import styles from "./styles.module.css";

/** Buttons with which readers grade themselves, against what is written above. */
export function SelfGrade({ asked, grades }: SelfGrades) {
  const [given, setGiven] = useState<number>();
  const report = useReport();
  const label = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of toggle buttons, no form field
    <div role="group" aria-labelledby={label} className={styles.controls}>
      <span id={label} className={styles.legend}>
        {asked}
      </span>
      {grades.map((name, choice) => (
        <button
          key={name}
          type="button"
          className="action"
          data-grade={choice + 1}
          aria-pressed={given === choice}
          onClick={() => {
            setGiven(choice);
            report(gradeSelf({ asked, grades }, choice));
          }}
        >
          {name}
        </button>
      ))}
      <p role="status" className={styles.status}>
        {given !== undefined && gradeSelf({ asked, grades }, given).message}
      </p>
    </div>
  );
}
