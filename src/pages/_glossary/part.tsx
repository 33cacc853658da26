import Link from "@docusaurus/Link";
import useBrokenLinks from "@docusaurus/useBrokenLinks";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import clsx from "clsx";
import { type Entry, type Piece, wordId } from "../../book/glossary.ts";
import { partName } from "../../book/parts.ts";
import { Letters } from "./Letters.tsx";
import { Parts } from "./Parts.tsx";
import styles from "./styles.module.css";

/** `parts`: all that have terms. */
type Props = { part: string; parts: string[]; entries: Entry[] };

/** Every term that a chapter of the part explains, with its sentence and the way to the chapter. */
export default function GlossaryOfPart({ part, parts, entries }: Props) {
  const { collectAnchor } = useBrokenLinks();
  for (const { slug } of entries) collectAnchor(slug);
  const name = partName(part);
  return (
    <Layout
      title={`Glossary of ${name}`}
      description={`${entries.length} terms of ${name}, each in one sentence, with the chapter that shows it.`}
    >
      <main className={clsx("markdown", styles.glossary)}>
        <Heading as="h1">Glossary of {name}</Heading>
        <p>{`${entries.length} terms, each in the sentence of the chapter that explains it.`}</p>
        <Parts parts={parts} current={part} />
        <Letters terms={entries}>
          {(own) => (
            <dl>
              {own.map((entry) => (
                <Explained key={entry.slug} {...entry} />
              ))}
            </dl>
          )}
        </Letters>
      </main>
    </Layout>
  );
}

function Explained({ name, slug, meanings }: Entry) {
  return (
    <div id={slug}>
      <dt>{name}</dt>
      {meanings.map(({ url, title, pieces }) => (
        <dd key={url}>
          {spaced(pieces).map(show)}
          <Link to={`${url}#${wordId(slug)}`}>{title}</Link>
        </dd>
      ))}
    </div>
  );
}

/** With a space behind, in the last text: of its own it would be parted from it by a comment, for each of hundreds of terms. */
function spaced(pieces: Piece[]): Piece[] {
  const last = pieces.at(-1);
  return typeof last === "string" ? [...pieces.slice(0, -1), `${last} `] : [...pieces, " "];
}

const show = (piece: Piece, at: number) => (typeof piece === "string" ? piece : <code key={at}>{piece[0]}</code>);
