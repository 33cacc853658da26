import { inOrder, type ProgressEvent } from "./events.ts";
import { review, type Schedule } from "./schedule.ts";

/** What a reader has done with a question or an exercise, as the log tells it. Times are ms since 1970. */
export type Item = {
  of: string;
  /** The page it stood on when it was last practised. */
  page: string;
  /** Points of its rubric that are ticked. */
  points: readonly number[];
  /** Its last answer: `grade` 0 to 3, `hash` of what was asked then, and the event that says so. */
  last?: { at: number; grade: number; hash: string; event: string };
  /** When it was answered for the first time. */
  first?: number;
  /** How often it was answered. */
  answers: number;
  schedule?: Schedule;
  /** Until then it was put off. */
  putOff?: number;
};

export type Progress = {
  items: ReadonlyMap<string, Item>;
  /** Pages marked as read, with the time. */
  read: ReadonlyMap<string, number>;
  /** Listings that were run in the page, and how often. */
  ran: ReadonlyMap<string, number>;
  /** Where the reader was last: the page, and what was practised there. */
  at?: { page: string; of?: string; time: number };
};

/** An exercise's judgement as a grade of FSRS: right is *Well*, anything else is *Missed it*. */
const gradeOf = (event: Extract<ProgressEvent, { type: "answered" | "graded" }>): number =>
  event.type === "graded" ? event.grade : event.correct ? 2 : 0;

/** What all events come to. The same set gives the same, in whatever order it is handed in. */
export function progressOf(events: readonly ProgressEvent[]): Progress {
  const undone = new Set(events.flatMap((event) => (event.type === "undone" ? [event.event] : [])));
  const items = new Map<string, Item>();
  const read = new Map<string, number>();
  const ran = new Map<string, number>();
  let at: Progress["at"];
  for (const event of inOrder(events)) {
    if (event.type === "undone" || undone.has(event.id)) continue;
    at = { page: event.page, time: event.at, ...("of" in event && { of: event.of }) };
    if (event.type === "read") {
      if (event.read) read.set(event.page, event.at);
      else read.delete(event.page);
    } else if (event.type === "ran") ran.set(event.of, (ran.get(event.of) ?? 0) + 1);
    else items.set(event.of, after(items.get(event.of), event));
  }
  return { items, read, ran, ...(at && { at }) };
}

type OfItem = Extract<ProgressEvent, { type: "ticked" | "answered" | "graded" | "scheduled" }>;

function after(before: Item | undefined, event: OfItem): Item {
  const item: Item = { points: [], answers: 0, ...before, of: event.of, page: event.page };
  if (event.type === "ticked") return { ...item, points: event.points };
  if (event.type === "scheduled") return { ...item, putOff: event.due };
  const { putOff: _, ...asked } = item;
  const grade = gradeOf(event);
  return {
    ...asked,
    ...(event.type === "graded" && event.points && { points: event.points }),
    first: item.first ?? event.at,
    answers: item.answers + 1,
    schedule: review(item.schedule, grade, event.at),
    last: { at: event.at, grade, hash: event.hash, event: event.id },
  };
}
