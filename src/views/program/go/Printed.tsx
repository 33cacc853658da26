import styles from "../styles.module.css";
import type { State } from "./state.ts";

/** What an execution printed, its two streams told apart; what was said of lines; and each test with what became of it. */
export function Printed({ state: { printed, outcome, phase } }: { state: State }) {
  const { notes = [], tests } = outcome ?? {};
  const isEmpty = notes.length + (tests?.length ?? 0) + printed.length === 0;
  return (
    // A box that scrolls must be reached by keyboard, WCAG 2.1.1.
    <div className={styles.printed} tabIndex={isEmpty ? undefined : 0} role="log" aria-label="What it prints here" data-phase={phase}>
      {!isEmpty && <p className={styles.here}>Your run</p>}
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map(({ line, message, severity }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: notes have no other identity, and come all at once
            <li key={at} data-severity={severity}>
              {line > 0 && <b>line {line}: </b>}
              {message}
            </li>
          ))}
        </ul>
      )}
      {tests?.map(({ name, passed, output }) => (
        <div key={name} className={styles.test} data-test={passed ? "passed" : "failed"}>
          <b>
            {passed ? "✓ passed" : "✗ failed"}: {name}
          </b>
          {output && <pre>{output}</pre>}
        </div>
      ))}
      {printed.map(({ stream, text }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was printed stays where it is
        <pre key={at} className={styles.stream} data-stream={stream}>
          {stream === "err" && <span className={styles.streamName}>stderr</span>}
          {text}
        </pre>
      ))}
    </div>
  );
}
