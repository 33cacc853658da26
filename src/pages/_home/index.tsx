import Link from "@docusaurus/Link";
import CodeBlock from "@theme/CodeBlock";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import type { BookFacts, PartFacts } from "../../book/facts.ts";
import { PARTS } from "../../book/parts.ts";
import { PROBES } from "../../book/probes.ts";
import { PartName } from "../../views/frame/index.ts";
import { Listing, Output } from "../../views/listing/index.ts";
import styles from "./styles.module.css";

const PROMISE =
  "A book for senior backend interviews. Every listing was run, on the real engine where one can be had, and its output is what was printed.";

/** The way in: what the book is, in five seconds, with one listing to prove it, and its seven parts. */
export default function Home({ facts: { parts, specimen, executed, chapters, changes } }: { facts: BookFacts }) {
  return (
    <Layout description={PROMISE}>
      <main className={styles.home}>
        <Heading as="h1">The senior backend interview, with nothing asserted that was not run</Heading>
        <p className={styles.promise}>
          Go, SQL, Redis, Kafka, RabbitMQ, AWS and gRPC, at the depth where interviews are decided. Every listing is executed on the engine
          its badge names. When an engine changes its mind, the book’s own tests fail before you read something false.
        </p>
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
          <CodeBlock language={specimen.language}>{specimen.code}</CodeBlock>
          <Output match="exact" alternatives="1">
            <CodeBlock language="text">{specimen.output}</CodeBlock>
          </Output>
        </Listing>
        <p>
          <Link className="button button--primary button--lg" to={specimen.chapter}>
            {specimen.link}
          </Link>
        </p>
        <Heading as="h2">Seven parts</Heading>
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
            </li>
          ))}
        </ul>
      </main>
    </Layout>
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
