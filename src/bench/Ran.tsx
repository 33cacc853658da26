import { isMeasured, type Missing } from "./record.ts";
import styles from "./styles.module.css";

type Props = { part: { date: string; machine: string; command: string; rows: readonly object[] } | undefined };

/** When, on what and by which command a part was measured; and what could not be. */
export function Ran({ part }: Props) {
  if (!part) return <p>Not measured yet.</p>;
  const missing = part.rows.filter((row): row is Missing => !isMeasured(row));
  return (
    <>
      <p className={styles.ran}>
        <time dateTime={part.date}>{part.date}</time>, {part.machine}: <code>{part.command}</code>
      </p>
      {missing.map(({ peer, missing: why }) => (
        <p key={`${peer} ${why}`}>
          <strong>{peer} was not measured:</strong> {why}
        </p>
      ))}
    </>
  );
}
