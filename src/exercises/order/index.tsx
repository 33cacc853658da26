import clsx from "clsx";
import { Children, type FormEvent, type ReactElement, type ReactNode, useId, useRef, useState } from "react";
import { gradeOrder, moveStep } from "../../questions/order/grade.ts";
import { type Attempt, useAttempt } from "../attempt.ts";
import { Controls } from "../Controls.tsx";
import styles from "../styles.module.css";

/** Steps to put in order, by buttons that work with keyboard, mouse and finger alike. The last child is the list as it should be. */
export function Steps({ start, children }: { start: string; children: ReactNode }) {
  const all = Children.toArray(children) as ReactElement<{ children: ReactNode }>[];
  const steps = all.slice(0, -1);
  const solution = all.at(-1);
  const [order, setOrder] = useState<number[]>(() => JSON.parse(start));
  const [moved, setMoved] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const attempt = useAttempt();
  const label = useId();

  const move = (place: number, by: 1 | -1) => {
    const to = place + by;
    setOrder((now) => moveStep(now, place, by));
    setMoved(`Moved to place ${to + 1} of ${order.length}.`);
    attempt.again();
    // Focus goes with the step, so that it can be moved on; at an end, to the button that still does something.
    const direction = to === 0 ? 1 : to === order.length - 1 ? -1 : by;
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-move="${to}/${direction}"]`)?.focus());
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    attempt.check(gradeOrder({ steps: steps.length }, order));
  };
  return (
    <form onSubmit={onSubmit}>
      <p id={label} className={styles.legend}>
        Put the steps in order
      </p>
      <ol ref={list} className={styles.steps} aria-labelledby={label}>
        {order.map((step, place) => (
          <li key={step} className={styles.step}>
            <span>{steps[step]}</span>
            <MoveButton place={place} by={-1} disabled={place === 0} onMove={move} />
            <MoveButton place={place} by={1} disabled={place === order.length - 1} onMove={move} />
          </li>
        ))}
      </ol>
      <p role="status" className="unseen">
        {moved}
      </p>
      <Controls attempt={attempt} onAgain={() => setOrder(JSON.parse(start))} />
      <Answer attempt={attempt}>{solution}</Answer>
    </form>
  );
}

type MoveProps = { place: number; by: 1 | -1; disabled: boolean; onMove: (place: number, by: 1 | -1) => void };

const MoveButton = ({ place, by, disabled, onMove }: MoveProps) => (
  <button
    type="button"
    className={clsx("action", styles.move)}
    data-move={`${place}/${by}`}
    aria-label={`Move step in place ${place + 1} ${by < 0 ? "up" : "down"}`}
    disabled={disabled}
    onClick={() => onMove(place, by)}
  >
    {by < 0 ? "↑" : "↓"}
  </button>
);

function Answer({ attempt: { state }, children }: { attempt: Attempt; children: ReactNode }) {
  return (
    <details className={styles.why} open={state === "right" || state === "revealed"}>
      <summary>The right order</summary>
      {children}
    </details>
  );
}

export const Step = ({ children }: { index: string; children: ReactNode }) => <>{children}</>;
export const Solution = ({ children }: { children: ReactNode }) => <div>{children}</div>;
