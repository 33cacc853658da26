import useBrokenLinks from "@docusaurus/useBrokenLinks";
import type { ReactNode } from "react";
import { Badge } from "./Badge.tsx";
import { Schema } from "./Schema.tsx";
import styles from "./styles.module.css";

/** What each contract promises, in the words a reader sees. */
const CLAIMS: Record<string, string> = {
  "go run": "runs",
  "go fail": "does not build",
  "go panic": "crashes",
  "go race": "races",
  "go race clean": "no race found",
  "go escape": "escapes as marked",
  "go asm": "machine code as marked",
  "go vet": "vet objects as marked",
  "go test": "passes its tests",
  "go bench": "keeps its claims",
  "sql run": "succeeds",
  "sql fail": "fails",
  "sql explain": "plan",
  "sql sessions": "sessions",
  "sql checks": "checks of the exercise",
  "console redis": "replies as shown",
  "yaml rabbitmq": "ends as expected",
  "yaml kafka": "ends as expected",
  "console kafka": "prints as shown",
  "protobuf lint": "lint says as marked",
  "protobuf breaking": "compared as said",
  "protobuf wire": "encodes to these bytes",
  "json iam": "policies are valid",
  "yaml iam-requests": "decided as stated",
};

type Props = {
  id: string;
  /** Set when the id was chosen by the author and so may be linked to. */
  linkable?: string;
  hash: string;
  contract: string;
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
export function Listing({ id, linkable, hash, contract, kind, role, runs, engine, date, unplayed, needs, from, children }: Props) {
  useBrokenLinks().collectAnchor(id); // so that the build checks links to listings
  const claim = CLAIMS[contract] ?? contract;
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
          {claim}
          {runs && `, ${runs} times`}
        </span>
        {from && <Schema name={from} />}
        {unplayed && <span>recorded, not run in the page: {unplayed}</span>}
        {linkable && (
          <a className={styles.permalink} href={`#${id}`} aria-label={`Link to listing ${id.slice(2)}`}>
            #
          </a>
        )}
      </figcaption>
    </figure>
  );
}
