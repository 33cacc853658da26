import clsx from "clsx";
import { useContext, useId, useState } from "react";
import { gradeSelf, type SelfGrades } from "../questions/self.ts";
import { ExerciseContext, useHistory, useReport } from "./results.ts";
import styles from "./styles.module.css";

/** Buttons with which readers grade themselves, against what is written above. `proposed`: the grade that what they ticked comes to. */
export function SelfGrade({ asked, grades, proposed }: SelfGrades & { proposed?: number }) {
  const [given, setGiven] = useState<number>();
  const [kept, setKept] = useState("");
  const report = useReport();
  const before = useHistory(grades);
  const { hints } = useContext(ExerciseContext);
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
          className={clsx("action", given === undefined && choice === proposed && styles.proposed)}
          data-grade={choice + 1}
          aria-pressed={given === choice}
          onClick={() => {
            setGiven(choice);
            setKept("");
            report(gradeSelf({ asked, grades }, choice), choice).then(({ words }) => setKept(words));
          }}
        >
          {name}
          {hints?.[choice] && <small className={styles.hint}>{hints[choice]}</small>}
        </button>
      ))}
      <p role="status" className={styles.status}>
        {given === undefined ? before : `${gradeSelf({ asked, grades }, given).message} ${kept}`}
      </p>
    </div>
  );
}
