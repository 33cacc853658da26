import clsx from "clsx";
import { type Ref, type RefObject, useEffect } from "react";
import { useGestures, type Way } from "./gestures.ts";
import styles from "./styles.module.css";

type Props = {
  frame: RefObject<HTMLElement | null>;
  isFirst: boolean;
  isLast: boolean;
  onGo(way: Way): void;
  forward?: Ref<HTMLButtonElement>;
};

/** Back and Forward, by button, arrow key and finger. At an end a button stays where it is: the focus is on it. */
export function StepButtons({ frame, isFirst, isLast, onGo, forward }: Props) {
  useGestures(frame, onGo);
  useEffect(() => {
    if (frame.current && frame.current.getBoundingClientRect().bottom > innerHeight) frame.current.scrollIntoView({ behavior: "instant" });
  }, [frame]);
  return (
    <>
      <button
        type="button"
        className={clsx("action", isFirst && styles.end)}
        aria-disabled={isFirst}
        onClick={() => onGo({ type: "back" })}
      >
        Back
      </button>
      <button
        ref={forward}
        type="button"
        className={clsx("action action--main", isLast && styles.end)}
        aria-disabled={isLast}
        onClick={() => onGo({ type: "forward" })}
      >
        Forward
      </button>
    </>
  );
}
