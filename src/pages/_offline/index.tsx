import Link from "@docusaurus/Link";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import clsx from "clsx";
import styles from "../_about/styles.module.css";

/**
 * Where src/offline/panel.ts says what is kept, and answers: React, which may come later, looks into none of it.
 * @param height is kept free, so that nothing moves when that comes: rem
 */
function Room({ name, height = 0 }: { name: string; height?: number }) {
  const style = { minHeight: `${height}rem` };
  // biome-ignore lint/security/noDangerouslySetInnerHtml: nothing is set
  return <div data-offline={name} style={style} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: "" }} />;
}

/** What can be read and run without a network, and what a reader keeps for that. */
export default function Offline() {
  return (
    <Layout title="Read it offline" description="Keep the book, Go and PostgreSQL on this device, and read and run them without a network.">
      <main className={clsx("markdown", styles.about)}>
        <Room name="notice" />
        <Heading as="h1">Read it offline</Heading>
        <p>
          Pages that you have read are kept by your browser, so that they open without a network. One press keeps the whole book; what
          executes listings is kept each by itself. Nothing leaves this device, and nothing large is fetched before you press.
        </p>
        <noscript>
          <p>A browser needs script to keep pages. Without it you can save or print each page.</p>
        </noscript>

        <Heading as="h2" id="book">
          The book
        </Heading>
        <p>
          All chapters and questions, the search, and what answers exercises. A newer version is fetched, where your browser is not told to
          save data, when you come with a network; you read it when you say so, or once all pages of the book are closed.
        </p>
        <Room name="book" height={9.5} />

        <Heading as="h2" id="go">
          Go
        </Heading>
        <p>
          The compiler, the linker, <code>vet</code>, <code>gofmt</code>, and the packages that listings import. What a run has fetched
          counts.
        </p>
        <Room name="go" height={9.5} />

        <Heading as="h2" id="postgres">
          PostgreSQL
        </Heading>
        <p>The server that runs SQL in the page, for listings, exercises and the sandbox.</p>
        <Room name="postgres" height={9.5} />

        <Heading as="h2" id="install">
          As an app
        </Heading>
        <p>
          Chromium, Edge and Safari install the book as an app with a window of its own: “Install” in the menu or the address bar, “Add to
          Home Screen” on iOS. What is kept is the same. Your answers and changed programs belong to the browser and stay as they are. See{" "}
          <Link to="/about/">how the book is verified</Link>.
        </p>

        <Heading as="h2" id="nothing">
          Keep nothing
        </Heading>
        <p>Removes all that was kept, and keeps nothing more on this device. Your answers and programs stay.</p>
        <Room name="off" height={7.5} />

        <Heading as="h2" id="read">
          Pages you have read
        </Heading>
        <Room name="pages" />
      </main>
    </Layout>
  );
}
