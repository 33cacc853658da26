import { type ChangeEvent, useState } from "react";
import { backupDue } from "../../practice/queue.ts";
import { type Known, openProgress } from "../../progress/index.ts";
import { fromNow } from "../../progress/words.ts";
import { useSavedAt } from "./settings.ts";
import styles from "./styles.module.css";

const answersIn = ({ events }: Known): number => events.filter(({ type }) => type === "graded" || type === "answered").length;

/** What the reader did, as a file: saved, and read again, here or in another browser. */
export function YourFile({ known }: { known: Known }) {
  const [savedAt, setSavedAt] = useSavedAt();
  const [said, setSaid] = useState("");
  const [isBusy, setBusy] = useState(false);
  const answers = answersIn(known);
  const save = async () => {
    const { writeFile } = await import("../../progress/file.ts");
    const now = new Date();
    const url = URL.createObjectURL(new Blob([writeFile(known.events, now)], { type: "application/json" }));
    const link = Object.assign(document.createElement("a"), { href: url, download: `progress-${now.toISOString().slice(0, 10)}.json` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    setSavedAt(now.getTime());
    setSaid(`Saved: ${known.events.length} events, ${answers} of them answers.`);
  };
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    target.value = "";
    if (!file) return;
    setBusy(true);
    setSaid(`Reading ${file.name} …`);
    setSaid(await merge(file).catch(() => MISSING));
    setBusy(false);
  };
  const due = backupDue(answers, savedAt, Date.now());
  return (
    <section aria-labelledby="your-file" className={styles.file}>
      <h2 id="your-file">Your file</h2>
      <p>
        All you do here stays in this browser: no account, no server, nobody who counts. A browser may remove it, Safari after seven days
        without a visit; a file is yours. It is JSON, an event a line. Reading it again adds what is not here yet; reading it twice adds
        nothing.
      </p>
      {due && (
        <p className={styles.reminder}>
          {due === "never" ? "You have not saved a file yet." : `You saved a file last ${fromNow(savedAt ?? 0, Date.now())}.`}
        </p>
      )}
      <div className={styles.buttons}>
        <button type="button" className="action" disabled={known.events.length === 0} onClick={() => save().catch(() => setSaid(MISSING))}>
          Save to a file
        </button>
        <label className={styles.choose}>
          <span>Read a file</span>
          <input type="file" accept="application/json,.json" disabled={isBusy} onChange={read} />
        </label>
      </div>
      <p role="status">{said}</p>
      <details>
        <summary>What is in it</summary>
        <p>
          <code>format</code>, <code>version</code> 1, when it was <code>exported</code>, and <code>events</code>. Each has an{" "}
          <code>id</code>, a time <code>at</code> in milliseconds, and a <code>type</code>: <code>graded</code> (your own grade, 0 to 3, and
          the points you ticked), <code>answered</code> (an exercise, right or wrong), <code>ticked</code>, <code>read</code>,{" "}
          <code>ran</code>, <code>scheduled</code> (put off until <code>due</code>) and <code>undone</code> (which takes back another{" "}
          <code>event</code>). <code>of</code> says what was asked, <code>page</code> where, <code>hash</code> in which wording.
        </p>
      </details>
    </section>
  );
}

const MISSING = "What reads and writes files did not arrive. Is the network there? Press again to try again. Nothing was changed.";

/** Adds what a file has, and says what became of it. */
async function merge(file: File): Promise<string> {
  const { log } = await openProgress();
  const { LONGEST, readFile } = await import("../../progress/file.ts");
  const read =
    file.size > LONGEST
      ? { refused: "It is longer than any progress could be (512 MB). Nothing was changed." }
      : readFile(await file.text());
  if ("refused" in read) return `${file.name} was not read. ${read.refused}`;
  const added = await log.add(read.events);
  const { count, first } = read.left;
  const left = count > 0 ? ` ${count} were left out, since they are no events of this book (${first}).` : "";
  return `${file.name}: ${read.events.length} events, ${added} of them new.${left}`;
}
