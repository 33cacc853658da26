import clsx from "clsx";
import type { Holding, States as Recorded } from "../../listings/index.ts";
import { Steppable, type Walk } from "../stepping/index.ts";
import styles from "./styles.module.css";

/** The step that is shown, from 0. */
type View = { at: number };

/** States that a program printed: a row per step, to be stepped through in one place. What a step changed is marked. */
export function States({ states: json }: { states: string }) {
  const states = JSON.parse(json) as Recorded;
  const load = () =>
    import("./Walker.tsx").then(({ Walker }) => (walk: Walk<View>) => <Walker states={states} {...walk} />);
  return <Steppable<View> load={load}>{(view) => <Steps states={states} at={view?.at} />}</Steppable>;
}

/** The roles are written out since browsers drop those of a table that is laid out as blocks, as while stepping and on a phone. */
function Steps({ states: { parts, steps }, at }: { states: Recorded; at: number | undefined }) {
  return (
    <table className={clsx(styles.states, at !== undefined && styles.stepping)} role="table">
      <caption className="unseen">The state after each step</caption>
      <thead role="rowgroup">
        <tr role="row">
          {["step", ...parts].map((name) => (
            <th key={name} role="columnheader" scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {steps.map(({ what, held }, step) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step may be taken twice, and their order never changes
          <tr key={step} role="row" {...(step === at && { className: styles.now, "aria-current": "step" })}>
            <th role="rowheader" scope="row">
              <code>{what}</code>
            </th>
            {held.map((holding, part) => (
              <td key={parts[part]} role="cell" data-part={parts[part]} className={clsx(isBare(holding) && styles.bare)}>
                <Holds holding={holding} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whether a part holds nothing, and did before. */
const isBare = ({ tag, boxes, isNew }: Holding): boolean => tag === undefined && boxes.length === 0 && !isNew;

function Holds({ holding: { tag, boxes, isNew } }: { holding: Holding }) {
  if (tag === undefined && boxes.length === 0) {
    return (
      <span className={clsx(isNew && [styles.box, styles.free, styles.isNew])}>
        <span className="unseen">nothing</span>
      </span>
    );
  }
  return (
    <span className={styles.boxes}>
      {tag && <b className={clsx(tag.isNew && styles.isNew)}>{tag.text} </b>}
      {boxes.map(({ text, kind, isNew }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place is what it is by its number
        <span key={place} className={clsx(styles.box, styles[kind], isNew && styles.isNew)}>
          {kind === "hidden" ? <i>{text}</i> : text || <span className="unseen">free</span>}{" "}
        </span>
      ))}
    </span>
  );
}
