import type { Item } from "./state.ts";

/** Why a question is asked now, or that it is not: `later` until then. */
export type Standing =
  | { why: "new" }
  | { why: "edited" }
  | { why: "due"; since: number }
  | { why: "later"; until: number }
  | { why: "aside"; until: number };

/** How a question stands at a time. @param hash of what it asks today, where that is known: an edited one is asked again */
export function standingOf(item: Item | undefined, now: number, hash?: string): Standing {
  if (item?.putOff !== undefined && item.putOff > now) return { why: "aside", until: item.putOff };
  if (!item?.schedule || !item.last) return { why: "new" };
  if (hash !== undefined && item.last.hash !== hash) return { why: "edited" };
  const due = Math.max(item.schedule.due.getTime(), item.putOff ?? 0);
  return due <= now ? { why: "due", since: due } : { why: "later", until: due };
}

/** Asked and missed so often that asking once more helps little: Anki's threshold (https://docs.ankiweb.net/leeches.html). */
const LEECH = 8;

/** Missed so often that another way to it is better than another try. */
export const isLeech = (item: Item | undefined): boolean => (item?.schedule?.lapses ?? 0) >= LEECH;
