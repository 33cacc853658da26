import type { ReactNode } from "react";
import styles from "./styles.module.css";
import type { Text } from "./useText.ts";

type Props = {
  program: Text;
  busy: boolean;
  onReset?(): void;
  /** What can be done with programs of this language alone. */
  children?: ReactNode;
};

/** What can be done with a program besides running it. Buttons keep their places, so that nothing moves below a finger. */
export function Tools({ program, busy, onReset, children }: Props) {
  const { changed, editing, plain } = program;
  const reset = () => {
    program.reset();
    onReset?.();
  };
  return (
    <div className={styles.tools}>
      <button type="button" className="action" disabled={busy || !(changed || onReset)} onClick={reset}>
        Reset
      </button>
      {children}
      <button type="button" className="action" disabled={!changed} onClick={program.copyLink}>
        Copy a link
      </button>
      {program.replaced && (
        <button type="button" className="action" disabled={busy} onClick={program.bringBack}>
          Bring back my text
        </button>
      )}
      {editing && (
        <label className={styles.choice}>
          <input type="checkbox" checked={plain} onChange={({ target }) => program.choosePlain(target.checked)} />
          Plain editor
        </label>
      )}
    </div>
  );
}
