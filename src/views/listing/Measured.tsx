import type { Ratio } from "../../listings/index.ts";
import styles from "./styles.module.css";

/** One claim on times: which two benchmarks it compares, and what was measured of them. */
export type MeasuredClaim = { left: string; right: string; ratios: Ratio[] };

/** How many times the time of one benchmark another one takes, processor by processor: what was measured there, and asserted nowhere. */
export function Measured({ claims: json }: { claims: string }) {
  const claims = JSON.parse(json) as MeasuredClaim[];
  return (
    <div className={styles.output}>
      <div className={styles.label} data-pagefind-ignore>
        Measured, on the processors named; on another one it may be otherwise
      </div>
      <ul className={styles.measured}>
        {claims.map(({ left, right, ratios }) => (
          <li key={left + right}>
            <code>{left}</code> takes{" "}
            {ratios.map(({ processor, engine, date, ratio }, i) => (
              <span key={processor} title={`${engine}, ${date}`}>
                {i > 0 && ", "}
                <strong>{ratio}×</strong>{" "}
                {i === 0 && (
                  <span>
                    the time of <code>{right}</code>{" "}
                  </span>
                )}
                on {processor}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
