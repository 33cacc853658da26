import { type FormEvent, useId, useState } from "react";
import { gradePrediction, type PredictData } from "../../questions/predict/grade.ts";
import { useAttempt } from "../attempt.ts";
import { Controls } from "../Controls.tsx";
import styles from "../styles.module.css";

/** A field for the output that a reader expects. The recorded one is folded in the listing above. */
export function Prediction({ data: json }: { data: string }) {
  const [text, setText] = useState("");
  const attempt = useAttempt();
  const field = useId();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    attempt.check(gradePrediction(JSON.parse(json) as PredictData, text));
  };
  return (
    <form onSubmit={onSubmit} className={styles.answer}>
      <label htmlFor={field}>What does it print?</label>
      <textarea
        id={field}
        className="field"
        rows={3}
        value={text}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        onChange={({ target }) => setText(target.value)}
      />
      <Controls attempt={attempt} canReveal={false} onAgain={() => setText("")} />
    </form>
  );
}
