import styles from "./styles.module.css";

/** The button in the navigation bar; src/client/search.ts answers it. Without script there is no search, and so no button. */
export function Opener() {
  return (
    <>
      <button type="button" className={styles.opener} aria-haspopup="dialog" aria-label="Search" aria-keyshortcuts="Control+K Meta+K /">
        <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
          <circle cx="6.5" cy="6.5" r="5" />
          <path d="m10.5 10.5 4 4" />
        </svg>
        <span>Search</span>
        <kbd>/</kbd>
      </button>
      <noscript>
        <style>{`.${styles.opener}{display:none}`}</style>
      </noscript>
    </>
  );
}
