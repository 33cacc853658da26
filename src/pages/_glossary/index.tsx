import Link from "@docusaurus/Link";
import useBrokenLinks from "@docusaurus/useBrokenLinks";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import clsx from "clsx";
import { type Entry, lettersOf, type Piece, wordId } from "../../book/glossary.ts";
import styles from "./styles.module.css";

/** Every term that a chapter explains, with its sentence and the way to the chapter. */
export default function Glossary({ entries }: { entries: Entry[] }) {
  const letters = lettersOf(entries);
  const { collectAnchor } = useBrokenLinks();
  for (const { slug } of entries) collectAnchor(slug);
  return (
    <Layout title="Glossary" description="Every term that a chapter of the book explains, in one sentence, with the chapter that shows it.">
      <main className={clsx("markdown", styles.glossary)}>
        <Heading as="h1">Glossary</Heading>
        <p>{`${entries.length} terms, each in the sentence of the chapter that explains it.`}</p>
        <nav aria-label="Letters" className={styles.letters}>
          {letters.map(([letter]) => (
            <a key={letter} href={`#letter-${letter}`}>
              {letter}
            </a>
          ))}
        </nav>
        {letters.map(([letter, own]) => (
          <section key={letter}>
            <h2 id={`letter-${letter}`}>{letter}</h2>
            <dl>
              {own.map((entry) => (
                <Explained key={entry.slug} {...entry} />
              ))}
            </dl>
          </section>
        ))}
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
