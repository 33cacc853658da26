import { type FormEvent, useId, useState } from "react";
import { type BugData, gradeBug } from "../../questions/bug/grade.ts";
import { useAttempt } from "../attempt.ts";
import { Controls } from "../Controls.tsx";
import styles from "../styles.module.css";

/** A field for the line of a bug. */
export function BugAnswer({ data: json }: { data: string }) {
  const data = JSON.parse(json) as BugData;
  const [text, setText] = useState("");
  const attempt = useAttempt();
  const field = useId();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    attempt.check(gradeBug(data, text));
  };
  const one = data.lines.length === 1;
  return (
    <form onSubmit={onSubmit} className={styles.answer}>
      <label htmlFor={field}>{one ? "Which line is it?" : `Which ${data.lines.length} lines are they?`}</label>
      <input
        id={field}
        className="field"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Controls attempt={attempt} onAgain={() => setText("")} />
      <details className={styles.why} open={attempt.state === "right" || attempt.state === "revealed"}>
        <summary>{one ? "The line" : "The lines"}</summary>
        <div>
          {one ? "Line" : "Lines"} {data.lines.join(", ")}
        </div>
      </details>
    </form>
  );
}
