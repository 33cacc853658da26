import Link from "@docusaurus/Link";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import clsx from "clsx";
import type { BookFacts } from "../../book/facts.ts";
import styles from "./styles.module.css";

/** How the book is verified, with its counts. */
export default function About({ facts: { engines, chapters, listings, executed, skipped } }: { facts: BookFacts }) {
  return (
    <Layout title="How it is verified" description="What was executed, on what, when, and how to repeat it.">
      <main className={clsx("markdown", styles.about)}>
        <Heading as="h1">How it is verified</Heading>
        <p>
          A chapter is a Markdown file. A program, called the harness, takes every code fence out of it, executes it on the real engine, and
          compares what happened with what the page says: the output, the exit code, the error, the plan, who waited for whom. The book’s
          tests fail when any of it differs. Nobody types an output: the harness writes it.
        </p>

        <Heading as="h2" id="counts">
          The count
        </Heading>
        <p>
          {chapters} finished chapters hold {listings} listings. {executed} of them were run as they stand, on what the table names;{" "}
          {skipped === 0 ? "none is" : `${skipped} are`} skipped.
        </p>
        <table>
          <thead>
            <tr>
              <th scope="col">Engine</th>
              <th scope="col" className={styles.number}>
                Listings
              </th>
              <th scope="col">Last recorded</th>
            </tr>
          </thead>
          <tbody>
            {engines.map(({ engine, listings: count, last }) => (
              <tr key={engine}>
                <td>{engine}</td>
                <td className={styles.number}>{count}</td>
                <td>
                  <time dateTime={last}>{last}</time>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          The date says when the recorded output last changed. The same output is produced again whenever the tests run, which is before
          every change of the book.
        </p>

        <Heading as="h2" id="words">
          What the words mean
        </Heading>
        <dl className={styles.words}>
          <dt>Executed</dt>
          <dd>The listing ran on the engine and version its badge names, and did what the page says.</dd>
          <dt>Emulated</dt>
          <dd>It ran on a stand-in for a service that cannot be run on one machine. The badge names the stand-in.</dd>
          <dt>Model</dt>
          <dd>
            A program that knows the rules decided it, not the service. It shows how rules combine and proves nothing about the service.
          </dd>
          <dt>Cited</dt>
          <dd>Not run here. The sentence names its primary source: a manual, a specification, a paper.</dd>
        </dl>
        <p>A sentence without one of these, and without a listing near it, is our explanation. It can be wrong. Please tell us.</p>

        <Heading as="h2" id="limits">
          What this does not prove
        </Heading>
        <ul>
          <li>One execution shows that something can happen. Where results vary, the page shows how often each came up.</li>
          <li>Another version may answer otherwise. That is why every badge has one.</li>
          <li>Times are never stated, since they belong to a machine. Ratios from one run are, and the tests check them.</li>
        </ul>

        <Heading as="h2" id="repeat">
          Repeat it
        </Heading>
        <p>
          Clone the repository and run <code>npm test</code>. It installs what it needs, starts the engines, executes every listing, builds
          these pages and checks them. Then <Link to="/">choose a part</Link> and try to catch it out. How fast these pages are,{" "}
          <Link to="/about/performance/">beside those of others</Link>, was measured too.
        </p>
      </main>
    </Layout>
  );
}
