import styles from "./styles.module.css";

type Props = {
  phase: string;
  /** How it ended, for whoever waits for that: an exit code, `ok`, `error`. */
  outcome?: string | number | undefined;
  words: string;
  progress: { loaded: number; total: number } | undefined;
};

/** What happens, in a line that is read out; and how much of what has to be fetched is here. */
export function Status({ phase, outcome, words, progress }: Props) {
  return (
    <>
      <p role="status" className={styles.status} data-phase={phase} data-exit={outcome}>
        {words}
      </p>
      {progress && <progress className={styles.progress} value={progress.loaded} max={progress.total} aria-label="Fetched" />}
    </>
  );
}
