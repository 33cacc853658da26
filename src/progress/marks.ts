import { writeKept } from "../client/kept.ts";
import { MARKS_KEY } from "./key.ts";
import type { Item, Progress } from "./state.ts";

/**
 * What pages show of a reader's progress before anything of it is read: kept where a page's head can read it at once (src/client/marks.ts). It is made
 * from the log, which alone is right; whoever loses it loses nothing.
 */
export type Marks = {
  /** By question or exercise: its last grade, 0 to 3, when it is due, ms since 1970, and the page it stands on. */
  items: Record<string, [grade: number, due: number, page: string]>;
  /** Pages that were marked as read. */
  read: string[];
  /** Where the reader was last. */
  at?: { page: string; of?: string };
};

function marksOf({ items, read, at }: Progress): Marks {
  return {
    items: Object.fromEntries([...items.values()].flatMap((item) => (item.last ? [[item.of, markOf(item)]] : []))),
    read: [...read.keys()],
    ...(at && { at: { page: at.page, ...(at.of !== undefined && { of: at.of }) } }),
  };
}

const markOf = (item: Item): Marks["items"][string] => [
  item.last?.grade ?? 0,
  Math.max(item.schedule?.due.getTime() ?? 0, item.putOff ?? 0),
  item.page,
];

/** Keeps what pages show. Where they cannot be kept they show nothing, and the log is as it was. */
export function keepMarks(progress: Progress): void {
  writeKept(MARKS_KEY, JSON.stringify(marksOf(progress)));
}
