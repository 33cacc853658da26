import styles from "./styles.module.css";

type Run = { kind: string; count: number; engines: string[] };
type Props = { runs: string; date?: string; listings: string };

/** What became of listings of a kind. Only what ran on the engine itself was executed. */
const BECAME: Record<string, [one: string, several: string]> = {
  executed: ["was executed on", "were executed on"],
  emulated: ["ran on an emulator:", "ran on an emulator:"],
  model: ["was decided by a model:", "were decided by a model:"],
};

/** What the listings of a page ran on, and how many of them did. */
export function Stamp({ runs: json, date, listings }: Props) {
  const runs = JSON.parse(json) as Run[];
  const total = Number(listings);
  const all = runs.length === 1 && runs[0]?.count === total;
  const told = ({ kind, count, engines }: Run) => `${BECAME[kind]?.[count === 1 ? 0 : 1] ?? kind} ${engines.join(" · ")}`;
  return (
    <p className={styles.stamp} data-pagefind-ignore="">
      {all
        ? `All ${total} listings on this page ${runs.map(told)}`
        : `Of ${total} listings on this page ${runs.map((run) => `${run.count} ${told(run)}`).join("; ") || "none was run yet"}`}
      {date && (
        <>
          , last on <time dateTime={date}>{date}</time>
        </>
      )}
      .
    </p>
  );
}
