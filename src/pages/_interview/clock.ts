import { useEffect, useState } from "react";

export type Clock = { seconds: number; isPaused: boolean; toggle(): void };

const TICK_MS = 1000;

/** Seconds since it was first shown, pauses left out. Told by the time of day, since a page in the background is not asked every second. */
export function useClock(): Clock {
  // `since`: when it last began to run, in ms; undefined while it is paused. `before`: ms that it had run by then.
  const [state, setState] = useState(() => ({ since: Date.now() as number | undefined, before: 0 }));
  const [now, setNow] = useState(() => Date.now());
  const isPaused = state.since === undefined;
  useEffect(() => {
    if (isPaused) return;
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [isPaused]);
  const toggle = () => {
    const moment = Date.now();
    setNow(moment);
    setState(({ since, before }) =>
      since === undefined ? { since: moment, before } : { since: undefined, before: before + moment - since },
    );
  };
  const ran = state.before + (state.since === undefined ? 0 : Math.max(0, now - state.since));
  return { seconds: Math.floor(ran / 1000), isPaused, toggle };
}
