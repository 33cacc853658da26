import { Figures } from "./Figures.tsx";
import { show } from "./format.ts";
import type { Unit } from "./metrics.ts";
import { isMeasured, type Measured, OURS_NAME, type Part } from "./record.ts";
import styles from "./styles.module.css";

type Row = Measured<"growth">;
const WIDTH = 360;
const HEIGHT = 220;
const [LEFT, RIGHT, TOP, BOTTOM] = [8, 8, 28, 30];

/** How a figure grows with the pages, both by powers of ten: what grows as the pages do is a straight line of the same slope. */
export function GrowthPlot({ rows, name, unit, of }: { rows: Row[]; name: string; unit: Unit; of: (row: Row) => number }) {
  const values = rows.map(of).filter((value) => value > 0);
  const [low, high] = [Math.log10(Math.min(...values)), Math.log10(Math.max(...values))];
  const most = Math.log10(Math.max(...rows.map(({ factor }) => factor), 10));
  const x = (factor: number) => LEFT + (Math.log10(factor) / most) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => HEIGHT - BOTTOM - ((Math.log10(value) - low) / (high - low || 1)) * (HEIGHT - TOP - BOTTOM);
  return (
    <figure className={styles.comparison}>
      <figcaption>
        {name}, from {show(10 ** low, unit)} to {show(10 ** high, unit)}
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${name} against the number of pages. The table has the figures.`}
        className={styles.plot}
      >
        {[...new Set(rows.map(({ factor }) => factor))].map((factor) => (
          <text key={factor} x={x(factor)} y={HEIGHT - 6} textAnchor={factor === 1 ? "start" : x(factor) > WIDTH - 20 ? "end" : "middle"}>
            {factor} ×
          </text>
        ))}
        {[...Map.groupBy(rows, ({ peer }) => peer)].map(([peer, own]) => {
          const points = own.filter((row) => of(row) > 0).map((row) => [x(row.factor), y(of(row))] as const);
          const [, atLast] = points.at(-1) ?? [0, 0];
          return (
            <g key={peer} className={peer === OURS_NAME ? styles.ours : styles.other}>
              <polyline points={points.join(" ")} />
              {points.map(([cx, cy]) => (
                <circle key={cx} cx={cx} cy={cy} r="4" />
              ))}
              <title>{peer}</title>
              {peer === OURS_NAME && (
                <text x={(points.at(-1)?.[0] ?? 0) - 8} y={atLast - 8} textAnchor="end">
                  {peer}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

const COLUMNS = [
  "Built with",
  "Times the book",
  "Pages",
  "Build",
  "Memory",
  "A chapter",
  "A first search",
  "First result",
  "Index of questions",
  "A part’s questions",
];

/** What was built at each size, and what broke. */
export function GrowthTable({ rows }: { rows: Part<"growth">["rows"] }) {
  return (
    <Figures label="Growth" columns={COLUMNS}>
      {rows.map((row) => (
        <tr key={`${row.peer} ${row.factor}`}>
          <th scope="row">{row.peer}</th>
          <td>{row.factor} ×</td>
          {isMeasured(row) ? (
            <Grown row={row} />
          ) : (
            <td colSpan={COLUMNS.length - 2} className={styles.broken}>
              {row.missing}
            </td>
          )}
        </tr>
      ))}
    </Figures>
  );
}

function Grown({ row: { pages, ms, peakBytes, pageBytes, searchBytes, resultMs, questionsIndexBytes, questionsPartBytes } }: { row: Row }) {
  return (
    <>
      <td>{pages}</td>
      <td>{show(ms, "ms")}</td>
      <td>{show(peakBytes, "bytes")}</td>
      <td>{show(pageBytes, "bytes")}</td>
      <td>{show(searchBytes, "bytes")}</td>
      <td>{show(resultMs, "ms")}</td>
      <td>{show(questionsIndexBytes, "bytes")}</td>
      <td>{show(questionsPartBytes, "bytes")}</td>
    </>
  );
}
