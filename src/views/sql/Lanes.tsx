import clsx from "clsx";
import type { CSSProperties } from "react";
import type { Result, Step, Trace } from "../../listings/index.ts";
import { Coloured } from "../code/index.ts";
import styles from "./styles.module.css";

/** How much of a trace is shown, where not all of it is meant to be: the first `shown` steps and, when `asked`, what the next one sends. */
export type View = { shown: number; asked: boolean };

/** The steps, from 0, that went another way on this engine than on the other. */
type Other = { steps: number[]; from: string };
type Props = { trace: Trace; view: View | undefined; other?: Other | undefined };

/**
 * An interleaving as it was recorded: a lane per session, a row per statement in the order they were sent. Complete without script.
 * What a `view` does not show yet keeps its place, so that nothing moves when it comes.
 * The roles are written out since browsers drop those of a table that is laid out as blocks, as on a phone.
 */
export function Lanes({ trace, view, other }: Props) {
  const names = namesOf(trace);
  // On a phone a statement begins behind the longest name.
  const longest = { "--name": Math.max(...names.map(({ length }) => length)) } as CSSProperties;
  return (
    <table className={styles.sessions} style={longest} role="table">
      <caption className="unseen">What each session sent, top to bottom, and what the server did</caption>
      <thead role="rowgroup">
        <tr role="row">
          {names.map((name) => (
            <th key={name} role="columnheader" scope="col">
              Session {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {trace.map((step, at) => (
          <tr key={`${step.line}-${step.sql}`} role="row" {...(view && rowOf(at, view))}>
            {names.map((name) => (
              <Cell key={name} name={name} at={at} trace={trace} other={other?.steps.includes(at) ? other.from : undefined} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export const namesOf = (trace: Trace): string[] => [...new Set(trace.map(({ session }) => session))];

function rowOf(at: number, { shown, asked }: View) {
  const latest = asked ? shown : shown - 1;
  if (at > latest) return { className: styles.later };
  return at === latest ? ({ className: asked ? styles.asked : styles.now, "aria-current": "step" } as const) : {};
}

type CellProps = { name: string; at: number; trace: Trace; other: string | undefined };

/** What session `name` does while step `at` is sent: it sends it, is let go on by it, waits on, or is idle. */
function Cell({ name, at, trace, other }: CellProps) {
  const own = trace[at]?.session === name ? trace[at] : undefined;
  const freed = trace.find(({ session, freedBy }) => session === name && freedBy === at);
  const waits = trace.some(
    ({ session, waitsFor, freedBy = trace.length }, sent) => session === name && waitsFor && sent < at && at < freedBy,
  );
  const idle = !own && !freed;
  return (
    <td role="cell" data-session={name} className={clsx(idle && styles.idle, waits && styles.waits, freed && styles.freed)}>
      {own && <Sent step={own} />}
      {own && other && <p className={styles.differs}>not as on {other}</p>}
      {freed && <Freed step={freed} />}
      {idle && waits && <span className="unseen">still waits</span>}
    </td>
  );
}

function Sent({ step: { sql, waitsFor, result } }: { step: Step }) {
  return (
    <>
      <Coloured code={sql} language="sql" className={styles.statement} />
      {waitsFor ? (
        <p className={styles.wait}>waits for {waitsFor.join(", ")}</p>
      ) : (
        result && tells(sql, result) && <Outcome result={result} />
      )}
      {waitsFor && !result && <p className={styles.wait}>and is never released</p>}
    </>
  );
}

/** `BEGIN` after BEGIN tells nothing, nor does what the last of two statements is called; `ROLLBACK` after COMMIT does. */
const tells = (sql: string, { tag }: Result): boolean =>
  tag === "" ||
  !sql
    .toUpperCase()
    .split(/;\s*/)
    .some((own) => own.startsWith(tag));

function Freed({ step: { result } }: { step: Step }) {
  return (
    <>
      <p className={styles.wait}>{result?.error ? "waits no longer" : "goes on"}</p>
      {result && <Outcome result={result} />}
    </>
  );
}

function Outcome({ result: { tag, rows, fields = [], error } }: { result: Result }) {
  if (error) {
    return (
      <p className={styles.error}>
        <strong>ERROR {error.code}</strong> {error.message}
        {error.detail && <span className={styles.detail}>{error.detail}</span>}
      </p>
    );
  }
  if (!rows) return <p className={styles.tag}>{tag}</p>;
  if (rows.length === 0) return <p className={styles.value}>0 rows</p>;
  const names = fields.map(({ name }) => name).join(" | ");
  return (
    <p className={styles.value}>
      <span className="unseen">{names}: </span>
      {rows.map((row) => (
        <span key={row.join()} className={styles.row}>
          {row.map((value) => value ?? "NULL").join(" | ")}
        </span>
      ))}
    </p>
  );
}
