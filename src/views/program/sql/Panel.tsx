import useBaseUrl from "@docusaurus/useBaseUrl";
import { useEffect, useMemo, useReducer, useRef, useState } from "react";
import type { Note } from "../../editor/index.ts";
import { Field } from "../Field.tsx";
import { useJudged } from "../judged.ts";
import type { PanelProps } from "../panel.ts";
import { Status } from "../Status.tsx";
import { Tools } from "../Tools.tsx";
import { useText } from "../useText.ts";
import { Checks, inWords } from "./Checks.tsx";
import { execute, joinEngine, prepare, resetEngine } from "./engine.ts";
import { checksOf, environmentOf, schemaOf } from "./environment.ts";
import { History, useHistory } from "./History.tsx";
import { counted, ORDERS } from "./orders.ts";
import { Results } from "./Results.tsx";
import { endOf, IDLE, isBusy, reduce, type State, tell } from "./state.ts";
import styles from "./styles.module.css";

/**
 * What belongs to a SQL listing once somebody wants more of it than to read it. An answer is checked, and can be looked at, too; a sandbox goes
 * on where its last run ended, and remembers what was run.
 */
export function Panel({ id, kind, asked, served, above, onBusy }: PanelProps) {
  const program = useText(id, served, asked);
  const [state, dispatch] = useReducer(reduce, IDLE);
  const stop = useRef<() => void>(undefined);
  const runs = useRef(0);
  const judged = useJudged();
  const base = useBaseUrl("/engines/postgres/");
  const site = useBaseUrl("/");
  const [schema] = useState(() => schemaOf(served.current));
  const history = useHistory();
  const busy = isBusy(state);
  const wanted = asked.what === "edit" ? asked.times : 0;
  const isSandbox = kind === "sandbox";

  const start = (what: "run" | "check", text = program.text) => {
    program.clearSaid();
    if (isSandbox) history.add(text);
    const environment = () => environmentOf(served.current, site);
    const checks = what === "check" ? { checks: checksOf(served.current) } : {};
    // What a run has still to say that another one took the place of is not heard.
    runs.current += 1;
    const run = runs.current;
    stop.current = execute(base, { script: text, environment, analyze: kind === "explain", fresh: !isSandbox, ...checks }, (event) => {
      if (run !== runs.current) return;
      dispatch(event);
      if (event.type !== "checked" || event.checked.cut) return;
      judged(event.checked.checks.map(({ check, holds, found }) => ({ name: inWords(check), passed: holds, output: found })));
    });
  };
  const main = (text?: string) => start(kind === "answer" ? "check" : "run", text);
  const type = (next: string) => {
    prepare(base);
    program.change(next);
  };

  const edit = (past: string) => {
    prepare(base);
    program.replace(past);
    program.edit();
  };
  const again = (past: string) => {
    edit(past);
    start("run", past);
  };
  const reset = () => {
    dispatch({ type: "reset" });
    resetEngine();
  };

  // Each press of a button is answered, that of the same one again too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest is as it is when the button is pressed
  useEffect(() => {
    if (asked.what === "run") main(asked.text);
  }, [asked]);
  useEffect(() => {
    const leave = joinEngine();
    return () => {
      stop.current?.();
      leave();
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: told when it changes
  useEffect(() => onBusy(busy ? () => stop.current?.() : undefined), [busy]);

  const notes = useMemo(() => notesOn(state), [state]);
  return (
    <>
      <Field {...{ program, above, wanted, notes }} language="sql" onType={type} onRun={() => main()} />
      <Tools {...{ program, busy }} {...(isSandbox && { onReset: reset })}>
        {kind === "answer" && (
          <button type="button" className="action" disabled={busy} onClick={() => start("run")}>
            Show its rows
          </button>
        )}
      </Tools>
      <Status phase={state.phase} outcome={endOf(state)} words={`${tell(state)} ${program.said}`} progress={state.progress} />
      {schema && (
        <p className={styles.foot}>
          On {counted(ORDERS.page)} of the {counted(ORDERS.book)} orders of {schema}.sql
          {isSandbox ? "." : ": counts and plans can differ from those recorded."}
        </p>
      )}
      {state.checked && <Checks checked={state.checked} />}
      <Results outcomes={state.outcomes} statements={state.ran?.statements ?? state.outcomes.length} />
      {isSandbox && <History {...{ history, busy }} onRun={again} onEdit={edit} />}
    </>
  );
}

/** Errors, at what they point at; else at the statement. */
const notesOn = ({ outcomes }: State): Note[] =>
  outcomes.flatMap(({ error, line, position }) =>
    error ? [{ ...(position ?? { line }), message: `${error.code}: ${error.message}`, severity: "error" as const }] : [],
  );
