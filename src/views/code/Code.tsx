import clsx from "clsx";
import { Copy } from "./Copy.tsx";
import { highlight, type Lines } from "./highlight.ts";
import styles from "./styles.module.css";

type Props = Lines & { code: string; language: string; title?: string | undefined };

/** Code, coloured, in a box that scrolls where a line is too long for the page, and can be copied. */
export function Code({ code, language, title, marked, numbered }: Props) {
  // Between these tags stands nothing but code of the book, escaped. Browsers keep what was served: see highlight.ts.
  const html = { __html: highlight(code, language, { marked, numbered }) };
  return (
    <div className={styles.block}>
      {title && <div className={styles.title}>{title}</div>}
      {/* A box that scrolls must be reached by keyboard, WCAG 2.1.1. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <pre tabIndex={0} className={clsx(styles.code, numbered && styles.numbered)}>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: see above */}
        <code suppressHydrationWarning dangerouslySetInnerHTML={html} />
      </pre>
      <Copy code={code} />
    </div>
  );
}
