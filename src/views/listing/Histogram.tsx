import type { Histogram as Outcomes } from "../../listings/index.ts";
import styles from "./histogram.module.css";

/** Outcomes of many runs, as bars. */
export function Histogram({ outcomes: json }: { outcomes: string }) {
  const outcomes = JSON.parse(json) as Outcomes;
  const total = outcomes.reduce((sum, { count }) => sum + count, 0);
  return (
    <table className={styles.histogram}>
      <thead className="unseen">
        <tr>
          <th scope="col">runs of {total}</th>
          <th scope="col">share</th>
          <th scope="col">outcome</th>
        </tr>
      </thead>
      <tbody>
        {outcomes.map(({ outcome, count }) => (
          <tr key={outcome}>
            <td className={styles.count}>{count}×</td>
            <td className={styles.share}>
              <span className={styles.bar} style={{ inlineSize: `${(100 * count) / total}%` }} />
            </td>
            <td className={styles.outcome}>{outcome}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
