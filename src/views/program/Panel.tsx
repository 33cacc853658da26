import useBaseUrl from "@docusaurus/useBaseUrl";
import { type RefObject, useEffect, useMemo, useReducer, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { Editor } from "../editor/index.ts";
import { type Action, execute, prepare } from "./engine.ts";
import { useJudged } from "./judged.ts";
import { keepPlain, keepProgram, keptProgram, wantsPlain } from "./kept.ts";
import { isLinkedTo, linkedProgram } from "./link.ts";
import { Printed } from "./Printed.tsx";
import { IDLE, isBusy, reduce, tell } from "./state.ts";
import styles from "./styles.module.css";
import { Tools } from "./Tools.tsx";

export type PanelProps = {
  id: string;
  kind: string;
  clock: string;
  /** What was pressed last, and how often anything was. */
  asked: { what: "run" | "edit"; times: number };
  /** The code as it was served. */
  served: RefObject<HTMLElement | null>;
  /** Where the editor goes: above the buttons. */
  above: RefObject<HTMLElement | null>;
};

/** What belongs to a program once somebody wants more of it than to read it. */
export function Panel({ id, kind, clock, asked, served, above }: PanelProps) {
  const original = useMemo(() => codeIn(served.current), [served]);
  const [text, setText] = useState(() => keptProgram(id) ?? original);
  const [editing, setEditing] = useState(() => text !== original);
  const [plain, setPlain] = useState(wantsPlain);
  const [said, setSaid] = useState("");
  const [state, dispatch] = useReducer(reduce, IDLE);
  const running = useRef<{ stop(): void }>(undefined);
  const judged = useJudged();
  const base = useBaseUrl("/engines/go/");
  const main = kind as Action;

  const change = (next: string) => {
    setText(next);
    const kept = keepProgram(id, next === original ? undefined : next);
    setSaid(kept ? "" : "Your changes cannot be kept here: they last as long as this page.");
  };
  const type = (next: string) => {
    prepare(base);
    change(next);
  };
  const start = (action: Action) => {
    setSaid("");
    running.current = execute(action, filesOf(action, text, served.current), { base, clock }, (event) => {
      dispatch(event);
      if (event.type !== "ended") return;
      const { formatted, tests } = event.outcome;
      if (formatted !== undefined && formatted !== text) {
        change(formatted);
        setEditing(true);
      }
      if (tests && action === main) judged(tests);
    });
  };

  // Whatever was pressed, once each time.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest is as it is when the button is pressed
  useEffect(() => {
    if (asked.what === "run") start(main);
    else setEditing(true);
  }, [asked]);
  useEffect(() => () => running.current?.stop(), []);
  // A linked program is shown; what the reader had changed before stays kept until something is typed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    if (isLinkedTo(id)) linkedProgram().then(setText, () => setSaid("The program in this link is not whole: here is the book's."));
  }, []);
  useEffect(() => {
    if (served.current) served.current.hidden = editing;
  }, [editing, served]);

  const notes = state.outcome?.notes ?? [];
  return (
    <>
      {editing &&
        above.current &&
        createPortal(
          <Editor text={text} label="The program" notes={notes} plain={plain} onChange={type} onRun={() => start(main)} />,
          above.current,
        )}
      <Tools
        kind={kind}
        id={id}
        text={text}
        busy={isBusy(state)}
        changed={text !== original}
        editing={editing}
        plain={plain}
        onStop={() => running.current?.stop()}
        onAction={start}
        onReset={() => {
          change(original);
          setEditing(false);
        }}
        onPlain={(next) => {
          setPlain(next);
          keepPlain(next);
        }}
        onSaid={setSaid}
      />
      <p role="status" className={styles.status} data-phase={state.phase} data-exit={state.outcome?.exit}>
        {tell(state)} {said}
      </p>
      {state.progress && (
        <progress className={styles.progress} value={state.progress.loaded} max={state.progress.total} aria-label="Fetched" />
      )}
      <Printed state={state} />
    </>
  );
}

const codeIn = (element: Element | null | undefined): string => element?.querySelector("code")?.textContent ?? "";

/** The files of a program, or of an exercise: the reader's code with the tests that stand below it. */
function filesOf(action: string, text: string, served: Element | null): Record<string, string> {
  if (action !== "test") return { "main.go": text };
  const tests = served?.closest("[data-exercise]")?.querySelector('[data-role="tests"]');
  return tests ? { "code.go": text, "code_test.go": codeIn(tests) } : { "code_test.go": text };
}
