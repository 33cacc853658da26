import clsx from "clsx";
import { highlight } from "./highlight.ts";
import styles from "./styles.module.css";

/** A piece of code in the colours of its language, without a box. */
export function Coloured({ code, language, className }: { code: string; language: string; className?: string | undefined }) {
  const [html = ""] = highlight(code, language, {});
  // Nothing but code of the book, escaped. Browsers keep what was served: see highlight.ts.
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: see above
    <code className={clsx(styles.coloured, className)} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />
  );
}
