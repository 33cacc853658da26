import type { Part } from "../../listings/index.ts";
import { Copy } from "./Copy.tsx";
import { highlight } from "./highlight.ts";
import styles from "./styles.module.css";

type Props = {
  /** As it is written, to copy. */
  code: string;
  language: string;
  title?: string;
  /** JSON of its parts, in order. */
  parts: string;
};

/**
 * A transcript of two engines: where their replies differ, both stand side by side, each below the name of its engine; on a narrow screen one
 * below the other.
 */
export function Transcript({ code, language, title, parts: json }: Props) {
  const parts = JSON.parse(json) as (Part & { marked?: string })[];
  // Nothing but code of the book, escaped. Browsers keep what was served: see highlight.ts.
  // Marked lines are set one by one, each with its end.
  const coloured = (text: string, marked?: string) => ({ __html: highlight(marked ? text : `${text}\n`, language, { marked }) });
  return (
    <div className={styles.block}>
      {title && <div className={styles.title}>{title}</div>}
      {/* A box that scrolls must be reached by keyboard, WCAG 2.1.1. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <pre tabIndex={0} className={styles.code}>
        <code>
          {parts.map((part) =>
            "replies" in part ? (
              // biome-ignore lint/a11y/useSemanticElements: within code, which holds no fieldset
              <span key={part.line} role="group" aria-label="The replies differ" className={styles.differing} data-differing="">
                {part.replies.map(({ engine, text }) => (
                  <span key={engine} className={styles.reply}>
                    <span className={styles.engine}>{engine}</span>
                    {"\n"}
                    {/* biome-ignore lint/security/noDangerouslySetInnerHtml: see above */}
                    <span suppressHydrationWarning dangerouslySetInnerHTML={coloured(text)} />
                  </span>
                ))}
              </span>
            ) : (
              // biome-ignore lint/security/noDangerouslySetInnerHtml: see above
              <span key={part.line} suppressHydrationWarning dangerouslySetInnerHTML={coloured(part.text, part.marked)} />
            ),
          )}
        </code>
      </pre>
      <Copy code={code} />
    </div>
  );
}
