import { times } from "./format.ts";
import { type Metric, ratio } from "./metrics.ts";
import { OURS_NAME } from "./record.ts";
import styles from "./styles.module.css";

/** All metrics at a glance: how many times this site's figure every other one's is. */
export function Ratios({ metrics }: { metrics: Metric[] }) {
  const peers = [...new Set(metrics.flatMap(({ values }) => values.map(({ peer }) => peer)))].filter((peer) => peer !== OURS_NAME);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keys
    <section className={styles.wide} aria-label="Ratios" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">This site is 1</th>
            {peers.map((peer) => (
              <th key={peer} scope="col">
                {peer}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {metrics.map((metric) => (
            <tr key={metric.id}>
              <th scope="row">
                {metric.name}
                {metric.better === "more" && " (more is better)"}
              </th>
              {peers.map((peer) => (
                <td key={peer}>{times(ratio(metric, peer))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
