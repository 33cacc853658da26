import clsx from "clsx";
import type { ReactNode } from "react";
import { Copy } from "./Copy.tsx";
import { highlight, type Lines } from "./highlight.ts";
import styles from "./styles.module.css";

type Props = Omit<Lines, "cuts"> & {
  code: string;
  language: string;
  title?: string | undefined;
  /** The first and the last line to look at: what is above and below is folded. */
  shown?: readonly [first: number, last: number] | undefined;
};

/** Code, coloured, in a box that scrolls where a line is too long for the page, and can be copied. */
export function Code({ code, language, title, marked, numbered, shown }: Props) {
  const length = code.split("\n").length;
  const [above, below] = shown ? [shown[0] - 1, length - shown[1]] : [0, 0];
  const cuts = [above, length - below].filter((cut) => cut > 0 && cut < length);
  const pieces = highlight(code, language, { marked, numbered, cuts });
  const look = clsx(styles.code, numbered && styles.numbered, language === "console" && styles.wrapped);
  const piece = (at: number, from: number) => (
    // A box that scrolls must be reached by keyboard, WCAG 2.1.1.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <pre tabIndex={0} className={look} style={from > 0 ? { counterReset: `line ${from}` } : {}}>
      {/* Between these tags stands nothing but code of the book, escaped. Browsers keep what was served: see highlight.ts. */}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: see above */}
      <code suppressHydrationWarning dangerouslySetInnerHTML={{ __html: pieces.at(at) ?? "" }} />
    </pre>
  );
  return (
    <div className={styles.block} data-code="">
      {title && <div className={styles.title}>{title}</div>}
      {above > 0 && <Fold label={`${linesIn(above)} above`}>{piece(0, 0)}</Fold>}
      {piece(above > 0 ? 1 : 0, above)}
      {below > 0 && <Fold label={`${linesIn(below)} below`}>{piece(-1, length - below)}</Fold>}
      <Copy code={code} />
    </div>
  );
}

const linesIn = (count: number): string => `${count} ${count === 1 ? "line" : "lines"}`;

/** Lines that need not be looked at. Without script, and on paper, they are not folded. */
function Fold({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className={styles.fold}>
      <summary>{label}</summary>
      {children}
    </details>
  );
}
