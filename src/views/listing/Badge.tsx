import styles from "./styles.module.css";

type Props = { kind: string; engine: string | undefined; date: string | undefined };

/** Says what a listing is: executed, emulated or decided by a model, by what and when; or not yet. */
export function Badge({ kind, engine, date }: Props) {
  if (!engine) return <span className={styles.pending}>not yet run</span>;
  return (
    <span className={kind === "executed" ? styles.executed : styles.emulated}>
      {kind} · {engine}
      {date && (
        <>
          {" · "}
          <time dateTime={date}>{date}</time>
        </>
      )}
    </span>
  );
}
