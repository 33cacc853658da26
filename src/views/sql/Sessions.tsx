import clsx from "clsx";
import { type ComponentType, useRef, useState } from "react";
import type { Trace } from "../../listings/index.ts";
import { Lanes, type View } from "./Lanes.tsx";
import type { StepperProps } from "./Stepper.tsx";
import styles from "./stepper.module.css";

/**
 * An interleaving as it was recorded. What is served is all of its steps, and a button above them; what walks through them arrives when
 * that is pressed, and stands beside the button, which stays where it is.
 */
export function Sessions({ trace: json }: { trace: string }) {
  const trace = JSON.parse(json) as Trace;
  const frame = useRef<HTMLDivElement>(null);
  const [Stepper, setStepper] = useState<ComponentType<StepperProps>>();
  const [view, setView] = useState<View>();
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState(false);

  const toggle = () => {
    setProblem(false);
    setView(undefined);
    setOpen(!open);
    if (!open && !Stepper) {
      import("./Stepper.tsx").then(
        (module) => setStepper(() => module.Stepper),
        () => {
          setProblem(true);
          setOpen(false);
        },
      );
    }
  };
  return (
    <div
      ref={frame}
      className={clsx(styles.frame, open && Stepper && styles.stepping)}
      data-stepper=""
      data-pagefind-ignore=""
      tabIndex={-1}
    >
      <div className={styles.bar}>
        <button type="button" className={open ? "action" : "action action--main"} onClick={toggle}>
          {open ? "All steps" : "Step through"}
        </button>
        {problem && <p role="alert">What steps through did not arrive. Is the network there? Press again to try again.</p>}
        {open && Stepper && <Stepper trace={trace} frame={frame} view={view} onView={setView} />}
      </div>
      <Lanes trace={trace} view={view} />
    </div>
  );
}
