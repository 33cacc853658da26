import clsx from "clsx";
import type { Depth } from "../../questions/depth.ts";
import styles from "./styles.module.css";

type Props = { headings: readonly { id: string; value: string; level: number; depth?: Depth | undefined }[] };

const ID = "on-this-page";

/**
 * The headings of a page: beside it where there is room, elsewhere behind a button. One list in the page for both. Of sections that are left out,
 * headings are, too: src/client/reading.ts.
 */
export function OnThisPage({ headings }: Props) {
  return (
    <>
      <button type="button" className={clsx("action", styles.openHeadings)} popoverTarget={ID}>
        On this page
      </button>
      <nav id={ID} popover="auto" aria-label="On this page" className={styles.headings}>
        <ul>
          {headings.map(({ id, value, level, depth }) => (
            <li key={id} data-level={level} data-depth={depth}>
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
