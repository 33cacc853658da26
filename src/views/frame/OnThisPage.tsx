import clsx from "clsx";
import styles from "./styles.module.css";

type Props = { headings: readonly { id: string; value: string; level: number }[] };

const ID = "on-this-page";

/** The headings of a page: beside it where there is room, elsewhere behind a button. One list in the page for both. */
export function OnThisPage({ headings }: Props) {
  return (
    <>
      <button type="button" className={clsx("action", styles.openHeadings)} popoverTarget={ID}>
        On this page
      </button>
      <nav id={ID} popover="auto" aria-label="On this page" className={styles.headings}>
        <ul>
          {headings.map(({ id, value, level }) => (
            <li key={id} data-level={level}>
              {/* The heading as it was made from the chapter when the site was built. */}
              {/* biome-ignore lint/security/noDangerouslySetInnerHtml: see above */}
              <a href={`#${id}`} dangerouslySetInnerHTML={{ __html: value }} />
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
