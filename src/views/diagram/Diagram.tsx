import styles from "./styles.module.css";

/** A drawing, in a box that scrolls where the page is narrower than it can be read. */
export function Diagram({ svg, title }: { svg: string; title: string }) {
  return (
    // A box that scrolls must be reached by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1
    <section className={styles.diagram} tabIndex={0} aria-label={`Diagram: ${title}`}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own build from the chapter's source */}
      <div dangerouslySetInnerHTML={{ __html: svg }} />
    </section>
  );
}
