import type { ReactNode } from "react";
import styles from "./styles.module.css";

/** Lines through numbers that a program printed, and below them the numbers, folded: for whoever does not see the lines, or wants to know. */
export function Chart({ svg, children }: { svg: string; children: ReactNode }) {
  return (
    <div className={styles.chart}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn from a listing's output when the site was built */}
      <div dangerouslySetInnerHTML={{ __html: svg }} />
      <details>
        <summary>The numbers</summary>
        {children}
      </details>
    </div>
  );
}
