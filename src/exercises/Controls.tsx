import type { Attempt } from "./attempt.ts";
import styles from "./styles.module.css";

type Props = { attempt: Attempt; onAgain?: () => void; canReveal?: boolean };

/** Check, show, try again; and what came of it, announced. The buttons keep their places, so that nothing moves. */
export function Controls({ attempt: { state, message, reveal, again }, onAgain, canReveal = true }: Props) {
  const done = state === "right" || state === "revealed";
  return (
    <div className={styles.controls}>
      <button type="submit" className="action action--main" disabled={done}>
        Check
      </button>
      {canReveal && (
        <button type="button" className="action" disabled={done} onClick={reveal}>
          Show the answer
        </button>
      )}
      <button
        type="button"
        className="action"
        disabled={state === "untouched"}
        onClick={() => {
          again();
          onAgain?.();
        }}
      >
        Try again
      </button>
      <p role="status" className={styles.status} data-state={state}>
        {message}
      </p>
    </div>
  );
}
