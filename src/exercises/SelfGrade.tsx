import clsx from "clsx";
import { useContext, useId, useState } from "react";
import { fromNow } from "../progress/words.ts";
import { gradeSelf, type SelfGrades } from "../questions/self.ts";
import { ExerciseContext, type Kept, useItem, useReport } from "./results.ts";
import styles from "./styles.module.css";

/** Buttons with which readers grade themselves, against what is written above. `proposed`: the grade that what they ticked comes to. */
export function SelfGrade({ asked, grades, proposed }: SelfGrades & { proposed?: number }) {
  const [given, setGiven] = useState<number>();
  const [kept, setKept] = useState<Kept>();
  const report = useReport();
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
            setKept(undefined);
            report(gradeSelf({ asked, grades }, choice), choice).then(setKept);
          }}
        >
          {name}
          {hints?.[choice] && <small className={styles.hint}>{hints[choice]}</small>}
        </button>
      ))}
      <p role="status" className={styles.status}>
        {given === undefined ? <Before grades={grades} /> : `${gradeSelf({ asked, grades }, given).message} ${kept ? inWords(kept) : ""}`}
      </p>
    </div>
  );
}

const inWords = ({ due, trouble }: Kept): string => trouble ?? (due === undefined ? "" : `It is due again ${fromNow(due, Date.now())}.`);

/** How it went before, where it did. */
function Before({ grades }: { grades: readonly string[] }) {
  const { id, hash } = useContext(ExerciseContext);
  const { last, schedule } = useItem(id) ?? {};
  if (!last || !schedule) return null;
  const now = Date.now();
  const due = schedule.due.getTime();
  const edited = last.hash === hash ? "" : " It has changed since then.";
  const next = due <= now ? "It is due." : `It is due again ${fromNow(due, now)}.`;
  return `${fromNow(last.at, now)}: ${grades[last.grade] ?? ""}. ${next}${edited}`;
}
