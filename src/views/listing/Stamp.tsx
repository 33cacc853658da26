import styles from "./styles.module.css";

type Props = { engines: string; date?: string; executed: string; listings: string };

/** What a page was executed on, and how much of it. */
export function Stamp({ engines, date, executed, listings }: Props) {
  return (
    <p className={styles.stamp} data-pagefind-ignore="">
      {executed === listings ? `All ${listings}` : `${executed} of ${listings}`} listings on this page were executed
      {engines && ` on ${engines}`}
      {date && (
        <>
          , last on <time dateTime={date}>{date}</time>
        </>
      )}
      .
    </p>
  );
}
