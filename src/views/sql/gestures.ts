import { type RefObject, useEffect, useEffectEvent } from "react";
import { type Event, swiped } from "./stepper.ts";

/** Arrow keys while the focus is within `frame`, and fingers that go across it. */
export function useGestures(frame: RefObject<HTMLElement | null>, go: (event: Event) => void): void {
  const send = useEffectEvent(go);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const listening = new AbortController();
    const on = <K extends keyof HTMLElementEventMap>(type: K, listener: (event: HTMLElementEventMap[K]) => void) =>
      element.addEventListener(type, listener, { signal: listening.signal });
    on("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
      event.preventDefault();
      send(event.key === "ArrowLeft" ? { type: "back" } : { type: "forward", held: event.repeat });
    });
    let from: PointerEvent | undefined;
    on("pointerdown", (event) => {
      from = event.pointerType === "touch" && event.isPrimary ? event : undefined;
    });
    on("pointercancel", () => {
      from = undefined;
    });
    on("pointerup", (event) => {
      const type = from?.pointerId === event.pointerId ? swiped(event.clientX - from.clientX, event.clientY - from.clientY) : undefined;
      from = undefined;
      if (type === "forward" || type === "back") send({ type });
    });
    return () => listening.abort();
  }, [frame]);
}
