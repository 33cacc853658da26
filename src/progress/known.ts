import type { ProgressEvent } from "./events.ts";
import type { Progress } from "./state.ts";
import type { Trouble } from "./trouble.ts";

/** What a page knows of its reader. A new object whenever any of it changes. */
export type Known = {
  progress: Progress;
  events: readonly ProgressEvent[];
  /** Events that were damaged, and are kept apart. */
  aside: number;
  trouble?: Trouble;
};

/** The same, before anything of theirs has been read. */
export const NOTHING: Known = { progress: { items: new Map(), read: new Map(), ran: new Map() }, events: [], aside: 0 };
