import { useLocation } from "@docusaurus/router";
import useBaseUrl from "@docusaurus/useBaseUrl";
import { createContext, useContext, useEffect, useRef, useState } from "react";
import { type About, followProgress, type Item, type Kept, type Opened, openProgress } from "../progress/index.ts";
import { useKnown } from "../progress/useLog.ts";
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

function useAbout({ id, hash, page }: Pick<Practised, "id" | "hash" | "page">): About {
  const here = usePage();
  return { of: nameIn(page ?? here, id), page: page ?? here, hash };
}

const LOST: Kept = { words: "What keeps answers did not arrive. Is the network there? Answer again to try again." };

/** Has something written into the reader's log. It throws nothing: what went wrong is in the words that it gives. */
export const recorded = (work: (opened: Opened) => Promise<Kept>): Promise<Kept> =>
  openProgress()
    .then(work)
    .catch(() => LOST);

/**
 * Says how something went, and hears what became of that. `own`: a grade that readers gave themselves, 0 to 3; one that is given in the place of
 * another while the page is open takes that back.
 */
type Report = (grade: Grade, own?: number) => Promise<Kept>;

/** Says how the exercise around went. */
export const useReport = (): Report => useReportFor(useContext(ExerciseContext));

/** Says how an exercise went. */
export function useReportFor({ id, kind, hash, ticked, page }: Practised): Report {
  const about = useAbout({ id, hash, page });
  const given = useRef<string>(undefined);
  const judged = useRef<boolean>(undefined);
  return async (grade, own) => {
    if (!id || !hash) return { words: "" };
    if (own !== undefined) {
      const kept = await recorded(({ log, write }) => write.grade(log, about, own, ticked, given.current));
      given.current = kept.event;
      return kept;
    }
    // Whoever has read why an answer is wrong finds the right one: the first counts. Code that passes its tests at last was written, and counts.
    if (judged.current || (judged.current === false && !(grade.correct && kind === "Write"))) return { words: "" };
    judged.current = grade.correct;
    return recorded(({ log, write }) => write.judge(log, about, kind || "Exercise", grade));
  };
}

/** Says that a point of a rubric was ticked, or is not any more. */
export function useTicked({ id, hash, page }: Practised): (index: number, isTicked: boolean) => void {
  const about = useAbout({ id, hash, page });
  return (index, isTicked) => {
    if (id && hash) recorded(({ log, write }) => write.tick(log, about, index, isTicked));
  };
}

/** What the log knows of something. */
export function useItem(id: string): Item | undefined {
  const page = usePage();
  return useKnown()?.progress.items.get(nameIn(page, id));
}

/** How the exercise around went before, in words. */
export function useHistory(grades: readonly string[]): string {
  const { of, hash } = useAbout(useContext(ExerciseContext));
  const [history, setHistory] = useState("");
  useEffect(() => followProgress(({ log, write }) => setHistory(write.historyOf(log, { of, hash }, grades))), [of, hash, grades]);
  return history;
}

/** Whether the page was marked as read, and how to say so; and how to say that one of its listings was run. */
export function useChapter() {
  const page = usePage();
  const isRead = useKnown()?.progress.read.has(page) ?? false;
  const [words, setWords] = useState("");
  const mark = async (next: boolean) => setWords((await recorded(({ log, write }) => write.read(log, page, next))).words);
  const ran = (id: string) => {
    recorded(({ log, write }) => write.run(log, nameIn(page, id), page));
  };
  return { isRead, mark, ran, words };
}
