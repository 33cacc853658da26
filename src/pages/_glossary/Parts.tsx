import Link from "@docusaurus/Link";
import { glossaryUrl } from "../../book/glossary.ts";
import { PARTS } from "../../book/parts.ts";
import styles from "./styles.module.css";

/** Where else terms are: those of all parts, and of each of `parts`. `current`: of whose terms this page is. */
export function Parts({ parts, current }: { parts: readonly string[]; current?: string | undefined }) {
  return (
    <nav aria-label="Terms by part" className={styles.parts}>
      <Link to={glossaryUrl()} aria-current={current === undefined ? "page" : undefined}>
        All parts
      </Link>
      {PARTS.filter(({ id }) => parts.includes(id)).map(({ id, name }) => (
        <Link key={id} to={glossaryUrl(id)} aria-current={id === current ? "page" : undefined}>
          {name}
          <span className="unseen"> terms</span>
        </Link>
      ))}
    </nav>
  );
}
