import { clockOf } from "../../interview/report.ts";
import type { Clock } from "./clock.ts";
import styles from "./styles.module.css";

type Props = {
  clock: Clock;
  /** Minutes for this question. */
  planned: number;
  /** Seconds before it, and minutes of the interview. */
  spent: number;
  minutes: number;
};

/** How long this question and the whole have taken. It is there to be read; what is said aloud is that half of a time, or all of it, is over. */
export function Clocks({ clock: { seconds, isPaused, toggle }, planned, spent, minutes }: Props) {
  return (
    <div className={styles.clocks}>
      <div role="timer" aria-live="off" aria-label="This question" data-over={seconds >= planned * 60 || undefined}>
        {clockOf(seconds)} <small>of {planned} min for this question</small>
      </div>
      <div role="timer" aria-live="off" aria-label="The interview" data-over={spent + seconds >= minutes * 60 || undefined}>
        {clockOf(spent + seconds)} <small>of {minutes} min in all</small>
      </div>
      <button type="button" className="action" onClick={toggle}>
        {isPaused ? "Go on" : "Pause"}
      </button>
      <p role="status">{isPaused ? "Paused." : said(seconds, planned, spent, minutes)}</p>
    </div>
  );
}

function said(seconds: number, planned: number, spent: number, minutes: number): string {
  const total = spent + seconds;
  if (total >= minutes * 60) return `The ${minutes} minutes are over. Finish this answer; the report is next.`;
  if (seconds >= planned * 60) return "The time for this question is over.";
  const [ofQuestion, ofAll] = [seconds >= planned * 30, spent < minutes * 30 && total >= minutes * 30];
  if (ofAll) return "Half of the interview is over.";
  return ofQuestion ? "Half of the time for this question is over." : "";
}
