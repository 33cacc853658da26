import type { Trace } from "../../listings/index.ts";
import { type Standing, standing } from "./course.ts";
import styles from "./stepper.module.css";

type Props = { trace: Trace; names: string[]; shown: number };

/** Where each session stands now, below the other or side by side as its lanes are. Each has the room that its longest line needs. */
export function Standings({ trace, names, shown }: Props) {
  return (
    <dl className={styles.standings} style={{ gridTemplateColumns: `repeat(${names.length}, 1fr)` }}>
      {names.map((name) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd data-standing={name}>
            <span>{words(standing(trace.slice(0, shown), name))}</span>
            {rooms(trace, name).map((other) => (
              <span key={other} aria-hidden="true" className={styles.room}>
                {other}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const rooms = (trace: Trace, name: string): string[] => [
  ...new Set([...trace.keys(), trace.length].map((shown) => words(standing(trace.slice(0, shown), name)))),
];

const TRANSACTIONS: Record<Standing["open"], string> = {
  unused: "has sent nothing",
  none: "in no transaction",
  open: "in a transaction",
  failed: "transaction failed",
};

function words({ open, level, saw, waitsFor }: Standing): string {
  const where = waitsFor ? `waits for ${waitsFor.join(", ")}` : TRANSACTIONS[open];
  return [where, level, saw && `last saw ${saw}`].filter(Boolean).join(" · ");
}
