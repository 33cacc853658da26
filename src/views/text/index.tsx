import type { ComponentProps } from "react";
import styles from "./styles.module.css";

/** A table, in a box that scrolls where the page is narrower. A box that scrolls must be reached by keyboard. */
export function Table(props: ComponentProps<"table">) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1
    <section className={styles.table} tabIndex={0} aria-label="Table">
      <table {...props} />
    </section>
  );
}

/** A cell. The space at its end keeps the last word apart from the next cell's first, for whoever reads the text alone, such as the search. */
export const Cell = ({ children, ...props }: ComponentProps<"td">) => <td {...props}>{children} </td>;
export const HeaderCell = ({ children, ...props }: ComponentProps<"th">) => <th {...props}>{children} </th>;

/** The mark of an answer that an exercise offers. */
export const AnswerMark = (props: ComponentProps<"input">) => <input {...props} aria-label={props.checked ? "right:" : "wrong:"} />;

/** A folded answer, as the browser folds it: it opens without script and in print. */
export const Details = (props: ComponentProps<"details">) => <details {...props} />;
