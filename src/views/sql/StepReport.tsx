import type { Trace } from "../../listings/index.ts";
import styles from "./stepper.module.css";
import { type Questions, type State, tell } from "./stepper.ts";

const VERDICTS = { right: "Right: ", wrong: "Not so: " };

type Props = { trace: Trace; questions: Questions; state: State };

/** What is said of the latest step, in the room that the longest of all these texts needs. */
export function StepReport({ trace, questions, state }: Props) {
  const { place, statement, verdict, text } = tell(trace, questions, state);
  return (
    <div className={styles.said}>
      <p role="status">
        <span>{place}</span> <span className="unseen">{statement} </span>
        {verdict && <strong className={styles[verdict]}>{VERDICTS[verdict]}</strong>}
        <span>{text}</span>
      </p>
      {longest(trace, questions).map((other) => (
        <p key={other} aria-hidden="true" className={styles.room}>
          {other}
        </p>
      ))}
    </div>
  );
}

/** All that may be said, at its longest. */
function longest(trace: Trace, questions: Questions): string[] {
  const texts = trace.flatMap((_, at) => {
    const wrong = new Map(questions.flatMap((question, step) => (question ? [[step, question.right] as const] : [])));
    const states: State[] = [{ shown: at + 1, asked: false, guesses: wrong }];
    if (questions[at]) states.push({ shown: at, asked: true, guesses: new Map() });
    return states.map((state) => tell(trace, questions, state)).map(({ place, text }) => `${place} ${VERDICTS.wrong}${text}`);
  });
  return [...new Set(texts)];
}
