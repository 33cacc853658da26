import { show } from "./format.ts";
import type { Part } from "./record.ts";
import styles from "./styles.module.css";

/** Programs that readers run in the page: the first run ever, one after others, and the first of a second visit. */
export function Engines({ rows }: { rows: Part<"engines">["rows"] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keys
    <section className={styles.wide} aria-label="Engines" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {["Program", "First run ÷ warm run", "Second visit ÷ warm run", "First run", "Warm run", "Second visit", "Fetched once"].map(
              (name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ engine, program, coldMs, warmMs, secondVisitMs, bytes }) => (
            <tr key={`${engine} ${program}`}>
              <th scope="row">
                {engine}, {program}
              </th>
              <td>{Math.round(coldMs / warmMs)} ×</td>
              <td>{Math.round(secondVisitMs / warmMs)} ×</td>
              <td>{show(coldMs, "ms")}</td>
              <td>{show(warmMs, "ms")}</td>
              <td>{show(secondVisitMs, "ms")}</td>
              <td>{show(bytes, "bytes")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
