import clsx from "clsx";
import { type RefObject, useEffect, useLayoutEffect, useMemo, useReducer, useRef } from "react";
import type { Trace } from "../../listings/index.ts";
import type { Walk } from "../stepping/index.ts";
import { StepButtons } from "../stepping/StepButtons.tsx";
import type { Fate } from "./course.ts";
import { namesOf, type View } from "./Lanes.tsx";
import { Standings } from "./Standings.tsx";
import { StepReport } from "./StepReport.tsx";
import styles from "./stepper.module.css";
import { type Event, isFirst, isLast, questionsOf, reduce, type State, start } from "./stepper.ts";

const FATES: Fate[] = ["goes on", "waits", "fails"];
const NOW: Record<Fate, string> = { "goes on": "Goes on", waits: "Waits", fails: "Fails" };
const LATER: Record<Fate, string> = { ...NOW, waits: "Waits on" };

/** Walks through a trace. All it says keeps its place whether it is said or not: no button moves while somebody steps. */
export function Stepper({ trace, frame, view, onView }: { trace: Trace } & Walk<View>) {
  // The page hands over the same trace anew with each view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a trace does not change
  const questions = useMemo(() => questionsOf(trace), []);
  const [state, dispatch] = useReducer((before: State, event: Event) => reduce(questions, before, event), questions, start);
  const forward = useRef<HTMLButtonElement>(null);
  const choices = useRef<HTMLFieldSetElement>(null);

  const go = (event: Event) => {
    // What is chosen from goes away with the answer; whoever was there goes on with the next step.
    if (event.type !== "back" && choices.current?.contains(document.activeElement)) forward.current?.focus();
    dispatch(event);
  };
  const { shown, asked } = state;
  useLayoutEffect(() => onView({ shown, asked }), [onView, shown, asked]);
  useShownRow(frame, view);

  const question = asked ? questions[shown] : undefined;
  return (
    <>
      <StepButtons frame={frame} isFirst={isFirst(state)} isLast={isLast(questions, state)} onGo={go} forward={forward} />
      <StepReport trace={trace} questions={questions} state={state} />
      {questions.some(Boolean) && (
        <fieldset ref={choices} className={clsx(styles.choices, !asked && styles.unasked)}>
          <legend className="unseen">Your guess</legend>
          {FATES.map((fate) => (
            <button key={fate} type="button" className="action" onClick={() => go({ type: "guess", fate })}>
              {question?.own === false ? LATER[fate] : NOW[fate]}
            </button>
          ))}
        </fieldset>
      )}
      <Standings trace={trace} names={namesOf(trace)} shown={shown} />
    </>
  );
}

/** Brings the latest row into sight, below what sticks to the window's top. */
function useShownRow(frame: RefObject<HTMLElement | null>, view: View | undefined): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another row is the latest
  useEffect(() => {
    const row = frame.current?.querySelector('[aria-current="step"]')?.getBoundingClientRect();
    const bar = frame.current?.firstElementChild?.getBoundingClientRect();
    if (!row || !bar) return;
    const hidden = Math.min(0, row.top - bar.bottom) || Math.max(0, row.bottom + 16 - innerHeight);
    scrollBy({ top: hidden, behavior: "instant" });
  }, [view]);
}
