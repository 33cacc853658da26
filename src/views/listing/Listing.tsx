import useBrokenLinks from "@docusaurus/useBrokenLinks";
import type { ReactNode } from "react";
import { Badge } from "./Badge.tsx";
import { Schema } from "./Schema.tsx";
import styles from "./styles.module.css";

type Props = {
  id: string;
  /** Set when the id was chosen by the author and so may be linked to. */
  linkable?: string;
  hash: string;
  contract: string;
  /** What its contract promises, in the words a reader sees. */
  caption: string;
  /** What vouches for it: `executed`, `emulated`, `model`. */
  kind: string;
  role?: string;
  runs?: string;
  engine?: string;
  date?: string;
  /** Why it does not run in the page, although others of its language do. */
  unplayed?: string;
  /** Ids of the listings that make the state it starts from. */
  needs?: string;
  /** The shared schema it starts from, before those. */
  from?: string;
  children: ReactNode;
};

/** A listing: its code, its output, and what vouches for it. Complete without script. */
export function Listing({ id, linkable, hash, contract, caption, kind, role, runs, engine, date, unplayed, needs, from, children }: Props) {
  useBrokenLinks().collectAnchor(id); // so that the build checks links to listings
  return (
    <figure
      className={styles.listing}
      id={id}
      data-listing={hash}
      data-contract={contract}
      data-role={role}
      data-needs={needs}
      data-from={from}
    >
      {children}
      <figcaption className={styles.caption}>
        <Badge kind={kind} engine={engine} date={date} />
        <span>
          {caption}
          {runs && `, ${runs} times`}
        </span>
        {from && <Schema name={from} />}
        {unplayed && <span className={styles.unplayed}>recorded, not run in the page: {unplayed}</span>}
        {linkable && (
          <a className={styles.permalink} href={`#${id}`} aria-label={`Link to listing ${id.slice(2)}`}>
            #
          </a>
        )}
      </figcaption>
    </figure>
  );
}
