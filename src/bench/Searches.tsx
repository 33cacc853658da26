import type { Part } from "./record.ts";
import styles from "./styles.module.css";

/** What readers type, by kind of query, and how often the answer is among the first three places that a search offers. */
export function Searches({ rows }: { rows: Part<"search">["rows"] }) {
  const engines = [...new Set(rows.map(({ engine }) => engine))];
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const cell = (engine: string, kind: string) => {
    const { hits, reciprocal } = rows.find((row) => row.engine === engine && row.kind === kind) ?? { hits: 0, reciprocal: 0 };
    return `${(100 * hits).toFixed(1)} %, ${reciprocal.toFixed(2)}`;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keys
    <section className={styles.wide} aria-label="Searches" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {["Kind of query", "Queries", ...engines].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{kind}</th>
              <td>{rows.find((row) => row.kind === kind)?.queries}</td>
              {engines.map((engine) => (
                <td key={engine}>{cell(engine, kind)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
