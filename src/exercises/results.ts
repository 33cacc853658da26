import { useLocation } from "@docusaurus/router";
import useBaseUrl from "@docusaurus/useBaseUrl";
import { createContext, useContext, useEffect, useRef, useState } from "react";
import { type Item, type NewEvent, openProgress, type ProgressLog, whenOpened } from "../progress/index.ts";
import type { Grade } from "../questions/grade.ts";

/** What is practised: `id` as in the page's address, `kind` as in its heading, `hash` of what it asks (src/deck/hash.ts). */
export type Practised = {
  id: string;
  kind: string;
  hash: string;
  /** Points of its rubric that are ticked. */
  ticked?: readonly number[];
  /** Its chapter, below the site's base URL, where it is asked on another page. */
  page?: string | undefined;
  /** When each grade would have it asked again, in words, worst first. */
  hints?: readonly string[] | undefined;
};

/** The exercise or question that a part of it belongs to. */
export const ExerciseContext = createContext<Practised>({ id: "", kind: "", hash: "" });

/** The page, as the log has it: below the site's base URL. */
function usePage(): string {
  const base = useBaseUrl("/");
  return useLocation().pathname.slice(base.length - 1);
}

/** What something is called in the log: by its id, which is the book's, or, where a page asks outside of an exercise, by its place. */
const nameIn = (page: string, id: string): string => (/^(q|ex)-/.test(id) ? id : `${page}#${id}`);

/** What was kept of an answer: when it is asked again, ms since 1970; or why nothing is kept, in words. */
export type Kept = { due?: number; trouble?: string };

const LOST: Kept = { trouble: "What keeps answers did not arrive. Is the network there? Answer again to try again." };

/** Adds an event to the reader's log, or one that is made of what the log knows. It throws nothing: what went wrong is in what it gives. */
export async function keep(what: NewEvent | ((log: ProgressLog) => NewEvent)): Promise<Kept & { event?: string }> {
  try {
    const log = await openProgress();
    const event = typeof what === "function" ? what(log) : what;
    const { id } = await log.record(event);
    const { progress, trouble } = log.known();
    const due = "of" in event ? progress.items.get(event.of)?.schedule?.due.getTime() : undefined;
    return { event: id, ...(due !== undefined && { due }), ...(trouble && { trouble: log.inWords(trouble) }) };
  } catch {
    return LOST;
  }
}

/**
 * Says how something went, and hears what was kept of it. `own`: a grade that readers gave themselves, 0 to 3; one that is given in the place of
 * another while the page is open takes that back.
 */
type Report = (grade: Grade, own?: number) => Promise<Kept>;

/** Says how the exercise around went. */
export const useReport = (): Report => useReportFor(useContext(ExerciseContext));

/** Says how an exercise went. */
export function useReportFor({ id, kind, hash, ticked, page: chapter }: Practised): Report {
  const here = usePage();
  const page = chapter ?? here;
  const about = { of: nameIn(page, id), page, hash };
  const given = useRef<string>(undefined);
  const judged = useRef<boolean>(undefined);

  const keepOwn = async (grade: number) => {
    if (given.current) await keep({ type: "undone", event: given.current });
    const kept = await keep({ type: "graded", ...about, grade, ...(ticked && { points: [...ticked] }) });
    given.current = kept.event;
    return kept;
  };
  const keepJudged = async ({ correct, score }: Grade) => {
    // Whoever has read why an answer is wrong finds the right one: the first counts. Code that passes its tests at last was written, and counts.
    if (judged.current || (judged.current === false && !(correct && kind === "Write"))) return {};
    judged.current = correct;
    return keep({ type: "answered", ...about, kind: kind || "Exercise", correct, score });
  };
  return async (grade, own) => {
    if (!id || !hash) return {};
    return own === undefined ? keepJudged(grade) : keepOwn(own);
  };
}

/** The points of its rubric that were ticked before; none of a question that was edited since, whose points may be others. */
export const tickedOf = (item: Item | undefined, hash: string): readonly number[] =>
  item && (item.last?.hash ?? hash) === hash ? item.points : [];

/** Points, in order, after some were ticked and others not any more. */
export const withTicks = (points: readonly number[], ticks: Iterable<[index: number, isTicked: boolean]>): number[] => {
  const all = new Set(points);
  for (const [index, isTicked] of ticks)
    if (isTicked) all.add(index);
    else all.delete(index);
  return [...all].sort((a, b) => a - b);
};

/** Says that a point of a rubric was ticked, or is not any more: of those that the log knows then. */
export function useTicked({ id, hash, page: chapter }: Practised): (index: number, isTicked: boolean) => void {
  const here = usePage();
  const page = chapter ?? here;
  const of = nameIn(page, id);
  return (index, isTicked) => {
    if (!id || !hash) return;
    keep((log) => {
      const before = tickedOf(log.known().progress.items.get(of), hash);
      return { type: "ticked", of, page, hash, points: withTicks(before, [[index, isTicked]]) };
    });
  };
}

/** What the log knows of something, once it has been read; of who has not practised yet, nothing is fetched to find that out. */
export function useItem(id: string): Item | undefined {
  const page = usePage();
  const [item, setItem] = useState<Item>();
  useEffect(() => {
    let leave = () => {};
    const stop = whenOpened((log) => {
      const tell = () => setItem(log.known().progress.items.get(nameIn(page, id)));
      leave = log.subscribe(tell);
      tell();
    });
    return () => {
      stop();
      leave();
    };
  }, [page, id]);
  return item;
}

/** Whether the page was marked as read, and how to say so; and how to say that one of its listings was run. */
export function useChapter() {
  const page = usePage();
  const [isRead, setRead] = useState(false);
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    let leave = () => {};
    const stop = whenOpened((log) => {
      const tell = () => setRead(log.known().progress.read.has(page));
      leave = log.subscribe(tell);
      tell();
    });
    return () => {
      stop();
      leave();
    };
  }, [page]);
  const mark = async (read: boolean) => {
    setRead(read);
    setTrouble((await keep({ type: "read", page, read })).trouble ?? "");
  };
  const ran = (id: string) => {
    keep({ type: "ran", of: nameIn(page, id), page });
  };
  return { isRead, mark, ran, trouble };
}
