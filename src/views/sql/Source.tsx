import type { ReactNode } from "react";
import styles from "./styles.module.css";

/** A listing as it is written, folded. */
export function Source({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className={styles.source}>
      <summary>{label}</summary>
      {children}
    </details>
  );
}
