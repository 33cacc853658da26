import type { ReactNode } from "react";
import styles from "./styles.module.css";

/** The answers of a page, for paper alone: on the screen each one is folded where it belongs. */
export function PrintedAnswers({ children }: { children: ReactNode }) {
  return (
    <section className={styles.printed} data-pagefind-ignore="all">
      <h2>Answers</h2>
      {children}
    </section>
  );
}
