import { useEffect, useState } from "react";
import { type Known, openProgress, type ProgressLog } from "./index.ts";

/** The reader's log with what is known now; that its script did not arrive; or that it is on its way. */
export type Opened = { log: ProgressLog; known: Known } | "missing" | undefined;

/** The reader's log, as long as the page is open. @param wanted whether it is asked for: until then nothing is fetched */
export function useLog(wanted = true): Opened {
  const [opened, setOpened] = useState<Opened>();
  useEffect(() => {
    if (!wanted) return;
    let leave = () => {};
    let isGone = false;
    openProgress().then(
      (log) => {
        if (isGone) return;
        const tell = () => setOpened({ log, known: log.known() });
        leave = log.subscribe(tell);
        tell();
      },
      () => setOpened("missing"),
    );
    return () => {
      isGone = true;
      leave();
    };
  }, [wanted]);
  return opened;
}
