import type { ReactNode } from "react";
import styles from "./styles.module.css";

const LABELS: Record<string, string> = {
  exact: "Recorded",
  unordered: "Recorded, in any order",
  subset: "Recorded, among other lines",
  sample: "Recorded in one run; it varies",
  histogram: "Recorded in many runs",
};

type Props = {
  match: string;
  alternatives: string;
  folded?: string;
  /** Below a result set: how many rows. */
  footer?: string;
  children: ReactNode;
};

/** What a listing printed when it was recorded: messages that readers search for. Folded, the reader guesses first, and no search tells. */
export function Output({ match, alternatives, folded, footer, children }: Props) {
  const label = alternatives === "1" ? LABELS[match] : "Recorded, one of these";
  if (folded) {
    return (
      <details className={styles.output} data-pagefind-ignore>
        <summary className={styles.label}>Guess first, then open: what was {label?.toLowerCase()}</summary>
        {children}
        {footer && <p className={styles.footer}>{footer}</p>}
      </details>
    );
  }
  return (
    <div className={styles.output}>
      <div className={styles.label} data-pagefind-ignore>
        {label}
      </div>
      {children}
      {footer && <p className={styles.footer}>{footer}</p>}
    </div>
  );
}
