import type { ReactNode } from "react";
import styles from "./styles.module.css";

/** A chapter's place on the page: its headings beside it where there is room, before it elsewhere. */
export function ChapterFrame({ headings, children }: { headings: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.chapter}>
      {headings}
      <div>{children}</div>
    </div>
  );
}
