import Link from "@docusaurus/Link";
import type { ReactNode } from "react";
import styles from "./bar.module.css";
import { CONTENTS, type ContentsPart } from "./Contents.tsx";
import { PartName } from "./PartName.tsx";

type Props = { title: string; logo: string; parts: ContentsPart[]; children: ReactNode };

/**
 * What stands above every page. The menu's button opens a popover, which browsers do without script; the button of the colours is served
 * by the script in the page's head (src/client/colours.ts), and is not shown where scripts are off. `children`: the search.
 */
export function Bar({ title, logo, parts, children }: Props) {
  return (
    <header className={styles.bar}>
      <button type="button" className={styles.menu} popoverTarget={CONTENTS} aria-label="Menu">
        <svg width="24" height="24" viewBox="0 0 24 24" stroke="currentColor" strokeWidth="2" aria-hidden="true">
          <path d="M3 6h18M3 12h18M3 18h18" />
        </svg>
      </button>
      <Link to="/" className={styles.brand ?? ""}>
        <img src={logo} alt="" width="32" height="32" />
        <b>{title}</b>
      </Link>
      <nav aria-label="Parts" className={styles.parts}>
        {parts.map(({ name, url, here }) => (
          <Link key={url} to={url} aria-current={here ? "true" : undefined}>
            <PartName name={name} />
          </Link>
        ))}
      </nav>
      <div className={styles.tools}>
        <Link to="/questions/">Questions</Link>
        <button type="button" className={styles.colours} data-colours="" aria-label="Switch between light and dark">
          <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
            <circle cx="10" cy="10" r="8" />
            <path d="M10 2a8 8 0 0 1 0 16z" fill="currentColor" />
          </svg>
        </button>
        <noscript>
          <style>{`.${styles.colours}{display:none}`}</style>
        </noscript>
        {children}
      </div>
    </header>
  );
}
