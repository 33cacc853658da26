import { MARKS_KEY } from "./key.ts";
import type { ProgressLog } from "./log.ts";

export type { NewEvent } from "./events.ts";
export type { Known, ProgressLog } from "./log.ts";
export type { Item } from "./state.ts";

let opened: ProgressLog | undefined;
let opening: Promise<ProgressLog> | undefined;
const waiting = new Set<(log: ProgressLog) => void>();

/** The log, fetched with what it needs when it is first asked for. @throws where its script does not arrive: then it is asked for again */
export function openProgress(): Promise<ProgressLog> {
  opening ??= import("./log.ts").then(
    async ({ progressLog }) => {
      opened = progressLog();
      await opened.ready;
      for (const tell of waiting) tell(opened);
      waiting.clear();
      return opened;
    },
    (error: unknown) => {
      opening = undefined;
      throw error;
    },
  );
  return opening;
}

/** Whether this reader has practised before, in this browser. */
function hasPractised(): boolean {
  try {
    return localStorage.getItem(MARKS_KEY) !== null;
  } catch {
    return false; // Blocked: nothing was kept.
  }
}

/**
 * Hands the log to whoever wants to show what is in it, once somebody has opened it; of a reader who has practised before it is opened for that.
 * @returns what ends the wait
 */
export function whenOpened(tell: (log: ProgressLog) => void): () => void {
  if (opened) tell(opened);
  else {
    waiting.add(tell);
    // Who shows what was kept can do without; who records says that it did not arrive.
    if (hasPractised()) openProgress().catch(() => {});
  }
  return () => waiting.delete(tell);
}
