import Link from "@docusaurus/Link";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import clsx from "clsx";
import { Comparisons } from "../../bench/Comparison.tsx";
import { Engines } from "../../bench/Engines.tsx";
import { times } from "../../bench/format.ts";
import { GrowthPlot, GrowthTable } from "../../bench/Growth.tsx";
import { ahead, buildMetrics, everything, type Metric, pageMetrics, pagesOf, summary, tapMetrics } from "../../bench/metrics.ts";
import { Ran } from "../../bench/Ran.tsx";
import { Ratios } from "../../bench/Ratios.tsx";
import { type BenchRecord, isMeasured } from "../../bench/record.ts";
import { Searches } from "../../bench/Searches.tsx";
import { PER_PAGE } from "../../book/questions.ts";
import styles from "../_about/styles.module.css";

/** What the bench measured, ratios first. Every figure comes from its record. */
export default function Performance({ record }: { record: BenchRecord }) {
  const metrics = summary(record);
  return (
    <Layout title="Performance" description="This site and four other generators, measured on the same chapters in one run.">
      <main className={clsx("markdown", styles.about)}>
        <Heading as="h1">Performance</Heading>
        <p>
          The chapters of this book, exported to plain Markdown, were built with four other generators, each as it comes, with its usual
          search and diagrams. This site was built as you read it. All were served by one server with the same compression, Brotli 11, to
          the same browser. A ratio says how many times this site’s figure another one’s is: above 1 this site needs less. Ratios of one run
          can be compared on any machine; the milliseconds belong to the one named below. <Link to="/about/">How the book is verified</Link>{" "}
          is another page.
        </p>

        <Heading as="h2" id="ratios">
          At a glance
        </Heading>
        <Ratios metrics={metrics} />

        <Heading as="h2" id="behind">
          Where this site is behind
        </Heading>
        <Behind metrics={everything(record)} />

        <Heading as="h2" id="pages">
          What a page weighs
        </Heading>
        <p>
          A phone that has never been here opens the page; then its menu is opened. Bytes are bodies as they were sent, counted by the
          server. Scores and the largest paint are Lighthouse’s, for a phone.
        </p>
        <Ran part={record.pages} />
        {pagesOf(record).map((page) => (
          <section key={page}>
            <Heading as="h3" id={`page-${page.replaceAll("/", "-")}`}>
              <code>{page}</code>
            </Heading>
            <Comparisons metrics={pageMetrics(record, page)} />
          </section>
        ))}

        <Heading as="h2" id="taps">
          The first tap
        </Heading>
        <p>
          A phone with a processor four times slower has just loaded a chapter. From the first tap until its effect stands in the window; a
          tap that nothing comes of within a second and a half is repeated, as a reader does.
        </p>
        <Ran part={record.taps} />
        <Comparisons metrics={tapMetrics(record)} />
        <Clicks part={record.clicks} />

        <Heading as="h2" id="search">
          What a search finds
        </Heading>
        <p>
          What readers type, written down before anybody looked at the results: terms, symbols, error codes, messages, misspellings, whole
          questions. Of a hundred queries, how many have an answer among the first three places; and the mean of 1 ÷ rank. “search-local” is{" "}
          <code>@easyops-cn/docusaurus-search-local</code> on the same pages, as it comes and with this site’s aliases.
        </p>
        <Ran part={record.search} />
        {record.search && <Searches rows={record.search.rows} />}

        <Heading as="h2" id="build">
          Builds
        </Heading>
        <p>
          Cold: nothing is left of earlier builds. Warm: the same again. Memory: what all processes of the build held at one moment, at
          most.
        </p>
        <Ran part={record.build} />
        <Comparisons metrics={buildMetrics(record)} />

        <Heading as="h2" id="growth">
          When the book grows
        </Heading>
        <p>
          The same chapters again and again, with other words in their paragraphs. What a reader fetches for one page must not grow with the
          book; a search and a build may, but not faster than it. A build that takes more than half an hour, or 12 GB of memory, is ended.
        </p>
        <p>
          The bundler’s memory breaks first. A book of more than 300 chapters is built here without its cache on disk, which takes a third
          of it. Questions are listed by part, at most {PER_PAGE} to a page unless one chapter has more, with an index of counts before
          them: neither grows with the book, though copies of this measurement compress better than new questions would. A filter that
          somebody types fetches the list that it looks through, and that does grow. A chapter’s own page grows by the names of its
          neighbours in the contents, and by nothing else.
        </p>
        <Growth part={record.growth} />

        <Heading as="h2" id="engines">
          Go and PostgreSQL in the page
        </Heading>
        <p>
          From the press of Run until the program has ended. The Go playground compiles and runs on a server: it has nothing to fetch first,
          and needs the network for every run. Here the compiler is fetched once, with the first run; after that a program runs without a
          network, and nobody else sees it.
        </p>
        <Ran part={record.engines} />
        {record.engines && <Engines rows={record.engines.rows} />}

        <Heading as="h2" id="repeat">
          Repeat it
        </Heading>
        <p>
          <code>npm run bench</code> measures all but the growth, writes it down, and this page is made from that;{" "}
          <code>npm run bench -- growth</code> takes longer. The other generators are installed outside of the repository, by lock files
          that are part of it.
        </p>
      </main>
    </Layout>
  );
}

function Behind({ metrics }: { metrics: Metric[] }) {
  const behind = metrics.map((metric) => ({ metric, peers: ahead(metric) })).filter(({ peers }) => peers.length > 0);
  if (metrics.length === 0) return <p>Not measured yet.</p>;
  if (behind.length === 0) return <p>Nowhere, in this run.</p>;
  return (
    <dl className={styles.words}>
      {behind.map(({ metric, peers }) => (
        <div key={metric.id}>
          <dt>
            {metric.name}: {peers.map(({ peer, ratio }) => `${peer} ${times(ratio)}`).join(", ")}
          </dt>
          <dd>{metric.why}</dd>
        </div>
      ))}
    </dl>
  );
}

function Clicks({ part }: { part: BenchRecord["clicks"] }) {
  if (!part) return null;
  const [kept, rounds] = [part.rows.reduce((sum, row) => sum + row.kept, 0), part.rows.reduce((sum, row) => sum + row.rounds, 0)];
  return (
    <>
      <p>
        Every control of this site was the first thing that a reader did, {part.rows[0]?.rounds} times each, as soon as the page was loaded:{" "}
        {kept} of {rounds} had their effect.
      </p>
      <Ran part={part} />
    </>
  );
}

function Growth({ part }: { part: BenchRecord["growth"] }) {
  const rows = (part?.rows ?? []).filter(isMeasured);
  return (
    <>
      <Ran part={part && { ...part, rows: [] }} />
      {part && rows.length > 0 && (
        <>
          <GrowthPlot rows={rows} name="Cold build" unit="ms" of={({ ms }) => ms} />
          <GrowthPlot rows={rows} name="Bytes of a first search" unit="bytes" of={({ searchBytes }) => searchBytes} />
          <GrowthTable rows={part.rows} />
        </>
      )}
    </>
  );
}
