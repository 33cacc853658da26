import type { ReactNode } from "react";
import { RanContext } from "../views/program/index.ts";
import { useChapter } from "./results.ts";
import styles from "./styles.module.css";

/** A chapter as its reader goes through it: what runs in it is told to the log, and at its end it can be marked as read. */
export function Chapter({ children }: { children: ReactNode }) {
  const { isRead, mark, ran, words } = useChapter();
  return (
    <RanContext value={ran}>
      {children}
      <p className={styles.controls}>
        <button type="button" className="action" data-mark-read="" aria-pressed={isRead} onClick={() => mark(!isRead)}>
          {isRead ? "Read" : "Mark as read"}
        </button>
        <span role="status">{words}</span>
      </p>
    </RanContext>
  );
}
