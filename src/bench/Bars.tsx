import { show } from "./format.ts";
import type { Metric } from "./metrics.ts";
import { OURS_NAME } from "./record.ts";
import styles from "./styles.module.css";

const ROW = 44;
const WIDTH = 360;

/** A metric as bars, drawn when the site is built; the table with the same figures stands below it. */
export function Bars({ metric: { id, name, unit, better, values } }: { metric: Metric }) {
  const most = Math.max(...values.map(({ value }) => value ?? 0), 1);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${values.length * ROW}`}
      role="img"
      aria-label={`${name}: ${better} is better. The table has the figures.`}
      className={styles.plot}
    >
      {values.map(({ peer, value }, at) => (
        <g key={`${id} ${peer}`} transform={`translate(0 ${at * ROW})`}>
          <text y="15">{peer}</text>
          <text y="15" x={WIDTH} textAnchor="end">
            {show(value, unit)}
          </text>
          <rect
            y="22"
            height="12"
            width={Math.max(2, ((value ?? 0) / most) * WIDTH)}
            rx="2"
            className={peer === OURS_NAME ? styles.ours : styles.other}
          />
        </g>
      ))}
    </svg>
  );
}
