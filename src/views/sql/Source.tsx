import type { ReactNode } from "react";
import styles from "./styles.module.css";

/** A listing as it is written, folded below the view of what it did. */
export function Source({ children }: { children: ReactNode }) {
  return (
    <details className={styles.source}>
      <summary>As written, to copy</summary>
      {children}
    </details>
  );
}
