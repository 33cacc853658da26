import type { Trace } from "../../listings/index.ts";
import { Steppable, type Walk } from "../stepping/index.ts";
import { Lanes, type View } from "./Lanes.tsx";
import styles from "./styles.module.css";

type Props = {
  /** As JSON. */
  trace: string;
  /** On which engine, where there are two. */
  engine?: string;
  /** The steps, from 0, that went another way than `from`, the other engine, has them. */
  differs?: string;
  from?: string;
};

/** An interleaving as it was recorded: a lane per session, to be stepped through. */
export function Sessions({ trace: json, engine, differs, from }: Props) {
  const trace = JSON.parse(json) as Trace;
  const other = from ? { steps: (differs ?? "").split(" ").filter(Boolean).map(Number), from } : undefined;
  const load = () =>
    import("./Stepper.tsx").then(({ Stepper }) => (walk: Walk<View>) => <Stepper trace={trace} {...walk} />);
  return (
    <>
      {engine && (
        <div className={styles.engine}>
          <strong>{engine}</strong>
          {other && ` ${summary(other.steps.length, other.from)}`}
        </div>
      )}
      <Steppable<View> load={load}>{(view) => <Lanes trace={trace} view={view} other={other} />}</Steppable>
    </>
  );
}

function summary(steps: number, from: string): string {
  if (steps === 0) return `does the same as ${from}`;
  return steps === 1 ? `does otherwise than ${from} in one step` : `does otherwise than ${from} in ${steps} steps`;
}
