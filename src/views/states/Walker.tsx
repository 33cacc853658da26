import { useLayoutEffect, useState } from "react";
import type { States } from "../../listings/index.ts";
import type { Walk } from "../stepping/index.ts";
import { StepButtons } from "../stepping/StepButtons.tsx";

/** Walks through states, one at a time. */
export function Walker({ states: { parts, steps }, frame, onView }: { states: States } & Walk<{ at: number }>) {
  const [at, setAt] = useState(0);
  useLayoutEffect(() => onView({ at }), [onView, at]);
  const last = steps.length - 1;
  return (
    <>
      <StepButtons
        frame={frame}
        isFirst={at === 0}
        isLast={at === last}
        onGo={({ type }) => setAt((before) => Math.max(0, Math.min(last, before + (type === "forward" ? 1 : -1))))}
      />
      <p role="status">
        Step {at + 1} of {steps.length}
        <span className="unseen">
          : {steps[at]?.what}. {changes(parts, steps[at])}
        </span>
      </p>
    </>
  );
}

/** What a step changed, read out: each part that is otherwise than before, with what it holds now. */
function changes(parts: string[], step: States["steps"][number] | undefined): string {
  const told = (step?.held ?? []).flatMap(({ isNew, tag, boxes }, part) => {
    const now = [tag?.text, ...boxes.map(({ text, kind }) => (kind === "free" ? "free" : kind === "hidden" ? `hidden ${text}` : text))];
    return isNew ? [`${parts[part]} is now ${now.filter(Boolean).join(", ") || "nothing"}.`] : [];
  });
  return told.join(" ");
}
