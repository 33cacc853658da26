import { useState } from "react";
import { forgetOne, keepPast, keptPast, type Past, remember } from "./history.ts";
import styles from "./styles.module.css";

/** What was run before: with it, how another query comes to it. */
export function useHistory(): { past: Past; add(query: string): void; remove(query: string): void; clear(): void } {
  const [past, setPast] = useState(keptPast);
  const keep = (next: Past) => {
    setPast(next);
    keepPast(next);
  };
  return { past, add: (query) => keep(remember(past, query)), remove: (query) => keep(forgetOne(past, query)), clear: () => keep([]) };
}

type Props = { history: ReturnType<typeof useHistory>; busy: boolean; onRun(query: string): void; onEdit(query: string): void };

/** What was run before, to be run or changed again. It stays in the reader's browser. */
export function History({ history: { past, remove, clear }, busy, onRun, onEdit }: Props) {
  return (
    <details className={styles.history} data-history="">
      <summary>{`History: ${past.length} ${past.length === 1 ? "query" : "queries"}, in this browser alone`}</summary>
      <ol>
        {past.map((query, at) => (
          <li key={query}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard, WCAG 2.1.1 */}
            <pre className={styles.plan} id={`past-${at}`} tabIndex={0}>
              {query}
            </pre>
            <div className={styles.acts}>
              <button type="button" className="action" disabled={busy} aria-describedby={`past-${at}`} onClick={() => onRun(query)}>
                Run again
              </button>
              <button type="button" className="action" aria-describedby={`past-${at}`} onClick={() => onEdit(query)}>
                Change
              </button>
              <button type="button" className="action" aria-describedby={`past-${at}`} onClick={() => remove(query)}>
                Delete
              </button>
            </div>
          </li>
        ))}
      </ol>
      <div className={styles.acts}>
        <button type="button" className="action" disabled={past.length === 0} onClick={clear}>
          Clear the history
        </button>
      </div>
    </details>
  );
}
