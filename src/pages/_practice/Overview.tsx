import { type FormEvent, useState } from "react";
import { PARTS } from "../../book/parts.ts";
import { newToday } from "../../practice/queue.ts";
import type { Known } from "../../progress/index.ts";
import { standingOf } from "../../progress/standing.ts";
import { fromNow } from "../../progress/words.ts";
import { LEVELS, type Level } from "../../questions/levels.ts";
import { SelectField } from "../../views/frame/SelectField.tsx";
import { usePerDay } from "./settings.ts";
import styles from "./styles.module.css";

/** What a reader asks for: what is due, or a session of so many minutes. */
export type Wanted = { parts: readonly string[] } & ({ kind: "due"; perDay: number } | { kind: "session"; level?: Level; minutes: number });

type Props = { known: Known; counts: Record<string, number>; isBusy: boolean; onStart(wanted: Wanted): void };

const MINUTES = [10, 20, 40];

/** What is due, and a session to be put together. */
export function Overview({ known, counts, isBusy, onStart }: Props) {
  const parts = PARTS.filter(({ id }) => counts[id]);
  const [chosen, setChosen] = useState<readonly string[]>(parts.map(({ id }) => id));
  const [level, setLevel] = useState<Level>();
  const [minutes, setMinutes] = useState(20);
  const [perDay, setPerDay] = usePerDay();
  const now = Date.now();
  const items = [...known.progress.items.values()];
  const standings = items.filter(({ last }) => last).map((item) => standingOf(item, now));
  const due = standings.filter(({ why }) => why === "due").length;
  const next = Math.min(...standings.flatMap((standing) => (standing.why === "later" ? [standing.until] : [])));
  const left = Math.max(0, perDay - newToday(known.progress.items, now));
  const toggle = (id: string) => setChosen((before) => (before.includes(id) ? before.filter((other) => other !== id) : [...before, id]));
  const startSession = (event: FormEvent) => {
    event.preventDefault();
    onStart({ kind: "session", parts: chosen, minutes, ...(level && { level }) });
  };
  return (
    <>
      <fieldset className={styles.parts}>
        <legend>Parts</legend>
        {parts.map(({ id, name }) => (
          <label key={id}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            <span>
              {name} <small>{counts[id]} questions</small>
            </span>
          </label>
        ))}
      </fieldset>
      <section aria-labelledby="today">
        <h2 id="today">Due today</h2>
        <p role="status">
          {due === 0 ? "Nothing is due" : `${due} due`}
          {due === 0 && Number.isFinite(next) && `; the next is, ${fromNow(next, now)}`}. {left} new ones may come today.
        </p>
        <div className={styles.buttons}>
          <button
            type="button"
            className="action action--main"
            data-wakes=""
            disabled={isBusy || chosen.length === 0}
            onClick={() => onStart({ kind: "due", parts: chosen, perDay })}
          >
            {due === 0 ? "Begin with new ones" : "Repeat"}
          </button>
          <label className={styles.perDay}>
            New in a day
            <input
              className="field"
              type="number"
              min={0}
              max={200}
              value={perDay}
              onChange={({ target }) => setPerDay(Math.min(200, Math.max(0, Math.trunc(Number(target.value)) || 0)))}
            />
          </label>
        </div>
        <p>
          An answer comes back when you are about to forget it, by FSRS: what was missed tomorrow, what went well in days, then weeks. What
          was edited since is asked again.
        </p>
      </section>
      <section aria-labelledby="session">
        <h2 id="session">A session</h2>
        <form className={styles.session} onSubmit={startSession}>
          <SelectField
            label="Level"
            none="all"
            options={LEVELS}
            value={level ?? ""}
            onChange={(chosen) => setLevel(LEVELS.find((name) => name === chosen))}
          />
          <SelectField label="Minutes" options={MINUTES} value={String(minutes)} onChange={(chosen) => setMinutes(Number(chosen))} />
          <button type="submit" className="action action--main" disabled={isBusy || chosen.length === 0}>
            Start the session
          </button>
          <button
            type="button"
            className="action"
            disabled={isBusy}
            onClick={() => onStart({ kind: "session", parts: parts.map(({ id }) => id), minutes })}
          >
            Surprise me
          </button>
        </form>
        <p>
          Questions and exercises in turn, first from the chapters in which you missed most; what you miss comes back within the session.
        </p>
      </section>
    </>
  );
}
