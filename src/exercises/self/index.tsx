import { useId, useState } from "react";
import { gradeSelf, SELF_GRADES, type SelfGraded } from "../../questions/self/index.ts";
import { useReport } from "../results.ts";
import styles from "../styles.module.css";

const ASKED: Record<SelfGraded, string> = {
  Write: "How did it go?",
  Decide: "Whose answer was yours?",
  Question: "How well did you answer?",
};

/** Buttons with which readers grade themselves, against what is written above. */
export function SelfGrade({ kind }: { kind: SelfGraded }) {
  const [given, setGiven] = useState<number>();
  const report = useReport();
  const label = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of toggle buttons, no form field
    <div role="group" aria-labelledby={label} className={styles.controls}>
      <span id={label} className={styles.legend}>
        {ASKED[kind]}
      </span>
      {SELF_GRADES[kind].map((name, choice) => (
        <button
          key={name}
          type="button"
          className="action"
          data-grade={choice + 1}
          aria-pressed={given === choice}
          onClick={() => {
            setGiven(choice);
            report(gradeSelf(kind, choice));
          }}
        >
          {name}
        </button>
      ))}
      <p role="status" className={styles.status}>
        {given !== undefined && gradeSelf(kind, given).message}
      </p>
    </div>
  );
}
