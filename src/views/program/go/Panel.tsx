import useBaseUrl from "@docusaurus/useBaseUrl";
import { useEffect, useReducer, useRef } from "react";
import { testedPackage } from "../../../contracts/go/tools.ts";
import { Field } from "../Field.tsx";
import { useJudged } from "../judged.ts";
import { codeIn, type PanelProps } from "../panel.ts";
import { Status } from "../Status.tsx";
import { Tools } from "../Tools.tsx";
import { useText } from "../useText.ts";
import { type Action, execute, prepare } from "./engine.ts";
import { Printed } from "./Printed.tsx";
import { IDLE, isBusy, reduce, tell } from "./state.ts";

/** What belongs to a Go program once somebody wants more of it than to read it. */
export function Panel({ id, kind, asked, served, above, onBusy }: PanelProps) {
  const program = useText(id, served, asked);
  const [state, dispatch] = useReducer(reduce, IDLE);
  const running = useRef<{ stop(): void }>(undefined);
  const judged = useJudged();
  const base = useBaseUrl("/engines/go/");
  const main = kind as Action;
  const { text } = program;
  const busy = isBusy(state);
  const wanted = asked.what === "edit" ? asked.times : 0;

  const start = (action: Action) => {
    program.clearSaid();
    running.current = execute(action, filesOf(action, text, served.current), base, (event) => {
      dispatch(event);
      if (event.type !== "ended") return;
      const { formatted, tests } = event.outcome;
      if (formatted !== undefined && formatted !== text) {
        program.change(formatted);
        program.edit();
      }
      if (tests && action === main) judged(tests);
    });
  };
  const type = (next: string) => {
    prepare(base);
    program.change(next);
  };

  // Each press of a button is answered, that of the same one again too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest is as it is when the button is pressed
  useEffect(() => {
    if (asked.what === "run") start(main);
  }, [asked]);
  useEffect(() => () => running.current?.stop(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when it changes
  useEffect(() => onBusy(busy ? () => running.current?.stop() : undefined), [busy]);

  const tool = (action: Action, name: string) => (
    <button type="button" className="action" disabled={busy} onClick={() => start(action)}>
      {name}
    </button>
  );
  return (
    <>
      <Field
        {...{ program, above, wanted }}
        language="go"
        notes={state.outcome?.notes ?? NO_NOTES}
        onType={type}
        onRun={() => start(main)}
      />
      <Tools {...{ program, busy }}>
        {tool("format", "Format")}
        {kind !== "test" && kind !== "vet" && tool("vet", "Vet")}
        {kind === "run" && tool("escape", "What escapes?")}
      </Tools>
      <Status phase={state.phase} outcome={state.outcome?.exit} words={`${tell(state)} ${program.said}`} progress={state.progress} />
      <Printed state={state} />
    </>
  );
}

const NO_NOTES: [] = [];

/** The files of a program, or of an exercise: the reader's code with the tests that stand below it. */
function filesOf(action: string, text: string, served: Element | null): Record<string, string> {
  if (action !== "test") return { "main.go": text };
  const tests = served?.closest("[data-exercise]")?.querySelector('[data-role="tests"]');
  return tests ? testedPackage(codeIn(tests), text) : testedPackage(text);
}
