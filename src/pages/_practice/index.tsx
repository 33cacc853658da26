import useBaseUrl from "@docusaurus/useBaseUrl";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import clsx from "clsx";
import { useState } from "react";
import { partName } from "../../book/parts.ts";
import { loadDeck } from "../../deck/load.ts";
import { type Asked, dueNow, planSession } from "../../practice/queue.ts";
import { type Known, openProgress, type ProgressLog } from "../../progress/index.ts";
import { NOTHING } from "../../progress/known.ts";
import { TROUBLES } from "../../progress/trouble.ts";
import { useKnown } from "../../progress/useLog.ts";
import { Overview, type Wanted } from "./Overview.tsx";
import { Result } from "./Result.tsx";
import { type Answered, Run } from "./Run.tsx";
import styles from "./styles.module.css";
import { YourFile } from "./YourFile.tsx";

/** `counts`: questions of each part. */
type Props = { counts: Record<string, number> };

/** Practice away from the chapters: what is due, sessions, the way to the mock interview, and the reader's file. */
export default function Practice({ counts }: Props) {
  const base = useBaseUrl("/");
  return (
    <Layout title="Practice" description="Questions and exercises of the book, asked again when you are about to forget them.">
      <main className={clsx("markdown", styles.practice)}>
        <Heading as="h1">Practice</Heading>
        <noscript>
          <style>{`.${styles.practice}>div{display:none}`}</style>
          <p>
            Here the questions of the book are asked, and asked again when you are about to forget them. That needs script; the{" "}
            <a href={`${base}questions/`}>questions</a> can be read without it.
          </p>
        </noscript>
        <div data-practice="">
          <Started counts={counts} base={base} />
        </div>
      </main>
    </Layout>
  );
}

type Stage =
  | { name: "overview"; said?: string }
  | { name: "fetching"; part: string; done: number; of: number }
  | { name: "running"; queue: readonly Asked[]; log: ProgressLog }
  | { name: "over"; answered: readonly Answered[] };

const MISSING = "What keeps your answers, or the questions, did not arrive. Is the network there? Press again to try again.";

function Started({ counts, base }: Props & { base: string }) {
  // Of who has not practised yet there is nothing to know, and what is served says so.
  const known = useKnown() ?? NOTHING;
  const [stage, setStage] = useState<Stage>({ name: "overview" });
  const start = async (wanted: Wanted) => {
    try {
      const { log } = await openProgress();
      const cards = [];
      for (const [done, part] of wanted.parts.entries()) {
        setStage({ name: "fetching", part, done, of: wanted.parts.length });
        cards.push(...(await loadDeck(part)));
      }
      const now = Date.now();
      const { items } = log.known().progress;
      const queue =
        wanted.kind === "due" ? dueNow(cards, items, now, wanted.perDay) : planSession(cards, items, now, { ...wanted, seed: String(now) });
      if (queue.length > 0) setStage({ name: "running", queue, log });
      else setStage({ name: "overview", said: "Nothing of these parts is due, and today’s new ones are done. A session asks anyway." });
    } catch {
      setStage({ name: "overview", said: MISSING });
    }
  };
  return (
    <>
      <Troubles known={known} />
      {stage.name === "running" && (
        <Run queue={stage.queue} log={stage.log} known={known} base={base} onEnd={(answered) => setStage({ name: "over", answered })} />
      )}
      {stage.name === "over" && <Result answered={stage.answered} base={base} onAgain={() => setStage({ name: "overview" })} />}
      {(stage.name === "overview" || stage.name === "fetching") && (
        <>
          <p role="status" className={styles.said}>
            {stage.name === "overview" ? stage.said : <Fetching {...stage} />}
          </p>
          <Overview known={known} counts={counts} isBusy={stage.name === "fetching"} onStart={start} />
          <section aria-labelledby="interview">
            <h2 id="interview">A mock interview</h2>
            <p>
              <a href={`${base}practice/interview/`}>20 to 60 minutes, by yourself or with a partner</a>: what you leave out decides what is
              asked next.
            </p>
          </section>
          <YourFile known={known} />
        </>
      )}
    </>
  );
}

const Fetching = ({ part, done, of }: { part: string; done: number; of: number }) => (
  <>
    Fetching the questions on {partName(part)} … <progress value={done} max={of} aria-label="Fetched" />
  </>
);

/** What keeps answers from being kept, and what was damaged. */
const Troubles = ({ known: { trouble, aside } }: { known: Known }) => (
  <>
    {trouble && <p role="alert">{TROUBLES[trouble]}</p>}
    {aside > 0 && (
      <p role="alert">
        {aside} {aside === 1 ? "entry" : "entries"} of what was kept could not be read. They were put aside, not removed; all others count.
      </p>
    )}
  </>
);
