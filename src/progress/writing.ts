import type { Grade } from "../questions/grade.ts";
import type { NewEvent } from "./events.ts";
import type { ProgressLog } from "./log.ts";
import { tickedOf, withTicks } from "./ticks.ts";
import { TROUBLES } from "./trouble.ts";
import { fromNow } from "./words.ts";

/** What is practised, as events have it: see events.ts. */
export type About = { of: string; page: string; hash: string };

/** What became of an answer, in words for its reader, and the event that it is in the log; of none where it could not be handed in. */
export type Kept = { words: string; event?: string };

/** A reader's own grade, 0 to 3. @param instead an event that it takes back */
async function grade(log: ProgressLog, about: About, own: number, points?: readonly number[], instead?: string): Promise<Kept> {
  if (instead) await log.record({ type: "undone", event: instead });
  return keep(log, { type: "graded", ...about, grade: own, ...(points && { points: [...points] }) });
}

/** What an exercise was judged. */
const judge = (log: ProgressLog, about: About, kind: string, { correct, score }: Grade): Promise<Kept> =>
  keep(log, { type: "answered", ...about, kind, correct, score });

/** A point of a rubric was ticked, or is not any more: of those that the log knows now. */
function tick(log: ProgressLog, about: About, index: number, isTicked: boolean): Promise<Kept> {
  const before = tickedOf(log.known().progress.items.get(about.of), about.hash);
  return keep(log, { type: "ticked", ...about, points: withTicks(before, new Map([[index, isTicked]])) });
}

const read = (log: ProgressLog, page: string, isRead: boolean): Promise<Kept> => keep(log, { type: "read", page, read: isRead });

const run = (log: ProgressLog, of: string, page: string): Promise<Kept> => keep(log, { type: "ran", of, page });

async function keep(log: ProgressLog, event: NewEvent): Promise<Kept> {
  const { id } = await log.record(event);
  const { trouble } = log.known();
  return { event: id, words: trouble ? TROUBLES[trouble] : "of" in event ? nextOf(log, event.of) : "" };
}

/** When something is asked again; nothing of what was not answered. */
function nextOf(log: ProgressLog, of: string): string {
  const due = log.known().progress.items.get(of)?.schedule?.due.getTime();
  if (due === undefined) return "";
  const now = Date.now();
  return due <= now ? "It is due." : `It is due again ${fromNow(due, now)}.`;
}

/** How it went before, in words; nothing where it was not answered. @param grades names of grades, worst first */
function historyOf(log: ProgressLog, { of, hash }: Pick<About, "of" | "hash">, grades: readonly string[]): string {
  const last = log.known().progress.items.get(of)?.last;
  if (!last) return "";
  const edited = last.hash === hash ? "" : " It has changed since then.";
  return `${fromNow(last.at, Date.now())}: ${grades[last.grade] ?? ""}. ${nextOf(log, of)}${edited}`;
}

/** How pages write into the log, and what they say of it. */
export const write = { grade, judge, tick, read, run, historyOf };
