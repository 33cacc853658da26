import { Bars } from "./Bars.tsx";
import { show, times } from "./format.ts";
import { type Metric, ratio } from "./metrics.ts";
import styles from "./styles.module.css";

/** One metric: its bars, and a table with ratios first. */
function Comparison({ metric }: { metric: Metric }) {
  const { name, unit, values } = metric;
  return (
    <figure className={styles.comparison}>
      <figcaption>{name}</figcaption>
      <Bars metric={metric} />
      <table>
        <thead>
          <tr>
            <th scope="col">Built with</th>
            <th scope="col">Ratio</th>
            <th scope="col">Figure</th>
          </tr>
        </thead>
        <tbody>
          {values.map(({ peer, value }) => (
            <tr key={peer}>
              <th scope="row">{peer}</th>
              <td>{times(ratio(metric, peer))}</td>
              <td>{show(value, unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

/** Several metrics, side by side where there is room. */
export function Comparisons({ metrics }: { metrics: Metric[] }) {
  return (
    <div className={styles.grid}>
      {metrics.map((metric) => (
        <Comparison key={metric.id} metric={metric} />
      ))}
    </div>
  );
}
