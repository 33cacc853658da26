export { Html } from "./Html.tsx";

import type { ComponentProps } from "react";
import styles from "./styles.module.css";

/** A table, in a box that scrolls where the page is narrower. A box that scrolls must be reached by keyboard, and have a name. */
export function Table({ label = "Table", ...props }: ComponentProps<"table"> & { label?: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1
    <section className={styles.table} tabIndex={0} aria-label={label}>
      <table {...props} />
    </section>
  );
}

/** A folded answer, as the browser folds it: it opens without script and in print. */
export const Details = (props: ComponentProps<"details">) => <details {...props} />;
