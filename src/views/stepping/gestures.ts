import { type RefObject, useEffect, useEffectEvent } from "react";

/** Where a reader goes. `held`: by a key that is held down. */
export type Way = { type: "forward"; held?: boolean } | { type: "back" };

/** Arrow keys while the focus is within `frame`, and fingers that go across it. */
export function useGestures(frame: RefObject<HTMLElement | null>, go: (way: Way) => void): void {
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
      if (type) send({ type });
    });
    return () => listening.abort();
  }, [frame]);
}

/** A finger's way across, in CSS pixels; what goes rather up or down is scrolling. */
export function swiped(x: number, y: number): Way["type"] | undefined {
  if (Math.abs(x) < 48 || Math.abs(x) < 2 * Math.abs(y)) return undefined;
  return x < 0 ? "forward" : "back";
}
