import Link from "@docusaurus/Link";
import useBaseUrl from "@docusaurus/useBaseUrl";
import CodeBlock from "@theme/CodeBlock";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import type { ReactNode } from "react";
import type { BookFacts, PartFacts } from "../../book/facts.ts";
import { PARTS } from "../../book/parts.ts";
import { PROBES } from "../../book/probes.ts";
import type { PlayKind } from "../../contracts/index.ts";
import { ChapterTitle, PartName } from "../../views/frame/index.ts";
import { Listing, Output } from "../../views/listing/index.ts";
import { Program } from "../../views/program/index.ts";
import styles from "./styles.module.css";

const PROMISE =
  "A book for senior backend interviews. Every listing was run, on the real engine where one can be had, and its output is what was printed.";

/** The way in: what the book is, in five seconds, with one listing to prove it, and its seven parts. */
export default function Home({ facts: { parts, specimen, executed, chapters, changes, sandbox } }: { facts: BookFacts }) {
  const practice = useBaseUrl("/practice/");
  return (
    <Layout description={PROMISE}>
      <main className={styles.home}>
        <Heading as="h1">The senior backend interview, with nothing asserted that was not run</Heading>
        <p className={styles.promise}>
          Go, SQL, Redis, Kafka, RabbitMQ, AWS and gRPC, at the depth where interviews are decided. Every listing was run on the engine that
          its badge names; Go and SQL run again in this page, by Go’s own compiler and by PostgreSQL.
        </p>
        <ul className={styles.ways} aria-label="Ways in">
          <li>
            <a href="#parts">Start with a part</a>
          </li>
          <li>
            <Link to="/questions/">The questions</Link>
          </li>
          {sandbox && (
            <li>
              <Link to={sandbox}>A database to try</Link>
            </li>
          )}
        </ul>
        {/* What is due, and where the reader was: src/client/marked.ts writes it before React comes, and React leaves it alone. */}
        <ul
          className={styles.again}
          data-again=""
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a link of ours
          dangerouslySetInnerHTML={{
            __html: `<li><a href="${practice}">Practice: what you answer is asked again before you forget it</a></li>`,
          }}
        />
        <p className={styles.question}>{specimen.question}</p>
        <Listing
          id={`l-${specimen.key}`}
          hash={specimen.hash}
          contract={specimen.contract}
          caption={specimen.caption}
          kind={specimen.kind}
          engine={specimen.engine}
          date={specimen.date}
        >
          <Runnable id={`l-${specimen.key}`} kind={specimen.plays}>
            <CodeBlock language={specimen.language}>{specimen.code}</CodeBlock>
          </Runnable>
          <details className={styles.answer}>
            <summary>What it printed when it was run</summary>
            <Output match="exact" alternatives="1">
              <CodeBlock language="text">{specimen.output}</CodeBlock>
            </Output>
          </details>
        </Listing>
        <p>
          <Link className="button button--primary button--lg" to={specimen.chapter}>
            {specimen.link}
          </Link>
        </p>
        <Heading as="h2" id="parts">
          Seven parts
        </Heading>
        <p>
          {chapters} chapters are finished, with {executed} listings that were run. <Link to="/about/">How it is verified</Link>.{" "}
          {changes && (
            <>
              <Link to={changes}>What most guides get wrong</Link>, with the release since when.
            </>
          )}
        </p>
        <ul className={styles.parts}>
          {PARTS.map(({ id, name }) => (
            <li key={id}>
              <Link to={`/${id}/`}>
                <PartName name={name} />
              </Link>
              <span>{PROBES[id]}</span>
              <Count facts={parts[id]} />
              <Chapters facts={parts[id]} />
            </li>
          ))}
        </ul>
      </main>
    </Layout>
  );
}

/** A listing that runs in the page, where its engine does. */
const Runnable = ({ id, kind, children }: { id: string; kind: PlayKind | undefined; children: ReactNode }) =>
  kind ? (
    <Program id={id} kind={kind}>
      {children}
    </Program>
  ) : (
    children
  );

function Chapters({ facts }: { facts: PartFacts | undefined }) {
  if (!facts) return null;
  return (
    <ul className={styles.chapters}>
      {facts.contents.map((chapter) => (
        <li key={chapter.url}>
          <Link to={chapter.url}>
            <ChapterTitle of={chapter} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Count({ facts }: { facts: PartFacts | undefined }) {
  if (!facts) return <small>planned</small>;
  const { chapters, executed } = facts;
  return (
    <small>
      {chapters} {chapters === 1 ? "chapter" : "chapters"}, {executed} listings
    </small>
  );
}
