import styles from "./styles.module.css";

const LIST = "found-here";
const SAID = "Words, symbols and error codes are found. Arrows choose, Enter opens.";

/**
 * The search as a field in a page; src/client/here.ts answers it. Without script there is no search, and so no field.
 */
export function SearchHere() {
  return (
    <search className={styles.here}>
      <label htmlFor="search-here">Search the book</label>
      <input
        id="search-here"
        className="field"
        type="search"
        role="combobox"
        aria-expanded={false}
        aria-controls={LIST}
        aria-autocomplete="list"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      {/* What the script writes into these is its own: React, which may come later, looks into neither. */}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: it is ours */}
      <p role="status" className="search-status" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: SAID }} />
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: nothing is set */}
      <div id={LIST} role="listbox" aria-label="Search results" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: "" }} />
      <noscript>
        <style>{`.${styles.here}{display:none}`}</style>
      </noscript>
    </search>
  );
}
