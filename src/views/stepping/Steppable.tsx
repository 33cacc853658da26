import clsx from "clsx";
import { type ComponentType, type ReactNode, type RefObject, useRef, useState } from "react";
import styles from "./styles.module.css";

/** What walks through a recording: it keeps its own place, and tells what is to be shown of it. */
export type Walk<View> = {
  /** What holds the recording and the controls: keys and fingers are heard there. */
  frame: RefObject<HTMLElement | null>;
  view: View | undefined;
  onView(view: View): void;
};

type Props<View> = {
  /** Fetches what walks through it, once that is asked for. */
  load(): Promise<ComponentType<Walk<View>>>;
  /** The recording; the whole of it where there is no view. */
  children(view: View | undefined): ReactNode;
};

/**
 * Something recorded that can be stepped through. What is served is the whole, and a button above it; what walks through it arrives when
 * that is pressed, and stands beside the button, which stays where it is.
 */
export function Steppable<View>({ load, children }: Props<View>) {
  const frame = useRef<HTMLDivElement>(null);
  const [Walker, setWalker] = useState<ComponentType<Walk<View>>>();
  const [view, setView] = useState<View>();
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState(false);

  const toggle = () => {
    setProblem(false);
    setView(undefined);
    setOpen(!open);
    if (!open && !Walker) {
      load().then(
        (loaded) => setWalker(() => loaded),
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
      className={clsx(styles.frame, open && Walker && styles.stepping)}
      data-stepper=""
      data-pagefind-ignore=""
      tabIndex={-1}
    >
      <div className={styles.bar}>
        <button type="button" className={open ? "action" : "action action--main"} onClick={toggle}>
          {open ? "All steps" : "Step through"}
        </button>
        {problem && <p role="alert">What steps through did not arrive. Is the network there? Press again to try again.</p>}
        {open && Walker && <Walker frame={frame} view={view} onView={setView} />}
      </div>
      {children(view)}
    </div>
  );
}
