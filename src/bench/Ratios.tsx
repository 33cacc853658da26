import { Figures } from "./Figures.tsx";
import { times } from "./format.ts";
import { type Metric, ratio } from "./metrics.ts";
import { OURS_NAME } from "./record.ts";

/** All metrics at a glance: how many times this site's figure every other one's is. */
export function Ratios({ metrics }: { metrics: Metric[] }) {
  const peers = [...new Set(metrics.flatMap(({ values }) => values.map(({ peer }) => peer)))].filter((peer) => peer !== OURS_NAME);
  return (
    <Figures label="Ratios" columns={["This site is 1", ...peers]}>
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
    </Figures>
  );
}
