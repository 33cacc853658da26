import { useEffect, useRef, useState } from "react";
import { isTyping } from "../../client/keys.ts";
import { areKeysOff, QuestionKeys } from "../../exercises/question/index.tsx";
import { type Asked, afterAnswer } from "../../practice/queue.ts";
import type { Known, ProgressLog } from "../../progress/index.ts";
import { Ask } from "./Ask.tsx";
import styles from "./styles.module.css";

/** An answer that was given in this run: to what, how it was graded, and the event that says so. */
export type Answered = { asked: Asked; grade: number; event: string | undefined };

type Props = { queue: readonly Asked[]; log: ProgressLog; known: Known; base: string; onEnd(answered: readonly Answered[]): void };

/** Cards, one after the other. An answer is kept as it is given; the way on is a button, so that nothing is taken away while it is read. */
export function Run({ queue, log, known, base, onEnd }: Props) {
  const [left, setLeft] = useState(queue);
  const [answered, setAnswered] = useState<readonly Answered[]>([]);
  const [given, setGiven] = useState<{ grade: number; event: string | undefined }>();
  // Another number for every time that something is asked, so that it is asked anew.
  const [turn, setTurn] = useState(0);
  const [asked] = left;
  const item = known.progress.items.get(asked?.card.id ?? "");
  const answers = item?.answers ?? 0;
  const before = useRef(answers);
  // The log says that it was answered: here, or in its chapter, in another tab. What is taken back makes answers fewer.
  useEffect(() => {
    if (answers > before.current && !given && item?.last) setGiven({ grade: item.last.grade, event: item.last.event });
    before.current = answers;
  }, [answers, given, item]);

  const show = (next: readonly Asked[]) => {
    before.current = known.progress.items.get(next[0]?.card.id ?? "")?.answers ?? 0;
    setLeft(next);
    setGiven(undefined);
    setTurn((now) => now + 1);
  };
  const goOn = () => {
    if (!asked || !given) return;
    const all = [...answered, { asked, ...given }];
    setAnswered(all);
    const next = afterAnswer(left, given.grade);
    if (next.length === 0) onEnd(all);
    else show(next);
  };
  const undo = async () => {
    const last = given && asked ? { asked, ...given } : answered.at(-1);
    if (!last) return;
    if (last.event) await log.record({ type: "undone", event: last.event });
    if (given) show(left);
    else {
      setAnswered(answered.slice(0, -1));
      show([last.asked, ...left.filter(({ card }) => card.id !== last.asked.card.id)]);
    }
  };
  const later = async () => {
    if (!asked) return;
    const tomorrow = new Date().setHours(24, 0, 0, 0);
    await log.record({ type: "scheduled", of: asked.card.id, page: asked.card.chapter.url, due: tomorrow });
    if (left.length === 1) onEnd(answered);
    else show(left.slice(1));
  };
  useKeys({ n: goOn, u: undo });
  if (!asked) return null;
  return (
    <>
      <p className={styles.about} role="status">
        {answered.length} answered, {left.length} to go
      </p>
      <progress className={styles.progress} value={answered.length} max={answered.length + left.length} aria-label="Answered" />
      <QuestionKeys />
      <Ask key={`${asked.card.id} ${turn}`} asked={asked} item={item} base={base} />
      <div className={styles.buttons}>
        <button type="button" className="action action--main" disabled={!given} onClick={goOn}>
          Next <kbd>n</kbd>
        </button>
        <button type="button" className="action" disabled={!given && answered.length === 0} onClick={undo}>
          Undo <kbd>u</kbd>
        </button>
        <button type="button" className="action" disabled={Boolean(given)} onClick={later}>
          Not today
        </button>
        <button type="button" className="action" onClick={() => onEnd(given && asked ? [...answered, { asked, ...given }] : answered)}>
          End here
        </button>
      </div>
    </>
  );
}

/** Single keys, off while somebody types, and where the reader has switched single keys off (WCAG 2.1.4). */
function useKeys(keys: Record<string, () => void>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
      if (areKeysOff()) return;
      latest.current[event.key]?.();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
