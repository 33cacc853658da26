import useBaseUrl from "@docusaurus/useBaseUrl";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import clsx from "clsx";
import { useState } from "react";
import { partName } from "../../book/parts.ts";
import { loadDeck } from "../../deck/load.ts";
import { type Asked, dueNow, planSession } from "../../practice/queue.ts";
import { useLog } from "../../progress/useLog.ts";
import { Overview, type Wanted } from "./Overview.tsx";
import { Result } from "./Result.tsx";
import { type Answered, Run } from "./Run.tsx";
import styles from "./styles.module.css";
import { YourFile } from "./YourFile.tsx";

/** `counts`: questions of each part. */
type Props = { counts: Record<string, number> };

/** Practice away from the chapters: what is due, sessions, the way to the mock interview, and the reader's file. */
export default function Practice({ counts }: Props) {
  return (
    <Layout title="Practice" description="Questions and exercises of the book, asked again when you are about to forget them.">
      <main className={clsx("markdown", styles.practice)} data-wakes="">
        <Heading as="h1">Practice</Heading>
        <Started counts={counts} />
      </main>
    </Layout>
  );
}

type Stage =
  | { name: "overview"; said?: string }
  | { name: "fetching"; part: string; done: number; of: number }
  | { name: "running"; queue: readonly Asked[] }
  | { name: "over"; answered: readonly Answered[] };

function Started({ counts }: Props) {
  const base = useBaseUrl("/");
  const opened = useLog();
  const [stage, setStage] = useState<Stage>({ name: "overview" });
  if (opened === "missing")
    return (
      <p role="alert">
        What keeps your answers did not arrive. Is the network there? <a href={`${base}practice/`}>Load the page again</a>. The{" "}
        <a href={`${base}questions/`}>questions</a> can be read without it.
      </p>
    );
  if (!opened)
    return (
      <p>
        Here the questions of the book are asked, and asked again when you are about to forget them. That needs script; the{" "}
        <a href={`${base}questions/`}>questions</a> can be read without it.
      </p>
    );
  const { log, known } = opened;
  const start = async (wanted: Wanted) => {
    try {
      const cards = [];
      for (const [done, part] of wanted.parts.entries()) {
        setStage({ name: "fetching", part, done, of: wanted.parts.length });
        cards.push(...(await loadDeck(part)));
      }
      const now = Date.now();
      const { items } = log.known().progress;
      const queue =
        wanted.kind === "due" ? dueNow(cards, items, now, wanted.perDay) : planSession(cards, items, now, { ...wanted, seed: String(now) });
      if (queue.length > 0) setStage({ name: "running", queue });
      else setStage({ name: "overview", said: "Nothing of these parts is due, and today’s new ones are done. A session asks anyway." });
    } catch {
      setStage({ name: "overview", said: "The questions did not arrive. Is the network there? Press again to try again." });
    }
  };
  return (
    <>
      {known.trouble && <p role="alert">{log.inWords(known.trouble)}</p>}
      {known.aside > 0 && (
        <p role="alert">
          {known.aside} {known.aside === 1 ? "entry" : "entries"} of what was kept could not be read. They were put aside, not removed; all
          others count.
        </p>
      )}
      {stage.name === "fetching" && (
        <p role="status">
          Fetching the questions on {partName(stage.part)} … <progress value={stage.done} max={stage.of} aria-label="Fetched" />
        </p>
      )}
      {stage.name === "running" && (
        <Run queue={stage.queue} log={log} known={known} base={base} onEnd={(answered) => setStage({ name: "over", answered })} />
      )}
      {stage.name === "over" && <Result answered={stage.answered} base={base} onAgain={() => setStage({ name: "overview" })} />}
      {(stage.name === "overview" || stage.name === "fetching") && (
        <>
          {stage.name === "overview" && stage.said && <p role="status">{stage.said}</p>}
          <Overview known={known} counts={counts} isBusy={stage.name === "fetching"} onStart={start} />
          <section aria-labelledby="interview">
            <h2 id="interview">A mock interview</h2>
            <p>
              <a href={`${base}practice/interview/`}>20 to 60 minutes, by yourself or with a partner</a>: what you leave out decides what is
              asked next.
            </p>
          </section>
          <YourFile log={log} known={known} />
        </>
      )}
    </>
  );
}
