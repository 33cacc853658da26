import styles from "./styles.module.css";

type Props = { engine: string | undefined; date: string | undefined };

/** Says what a listing is: executed, on which engine and when, or not yet. */
export function Badge({ engine, date }: Props) {
  if (!engine) return <span className={styles.pending}>not yet run</span>;
  return (
    <span className={styles.executed}>
      executed · {engine}
      {date && (
        <>
          {" · "}
          <time dateTime={date}>{date}</time>
        </>
      )}
    </span>
  );
}
