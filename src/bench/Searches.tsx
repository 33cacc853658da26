import { Figures } from "./Figures.tsx";
import type { Part } from "./record.ts";

/** What readers type, by kind of query, and how often the answer is among the first three places that a search offers. */
export function Searches({ rows }: { rows: Part<"search">["rows"] }) {
  const engines = [...new Set(rows.map(({ engine }) => engine))];
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const of = (engine: string, kind: string) => rows.find((row) => row.engine === engine && row.kind === kind);
  return (
    <Figures label="Searches" columns={["Kind of query", "Queries", ...engines]}>
      {kinds.map((kind) => (
        <tr key={kind}>
          <th scope="row">{kind}</th>
          <td>{rows.find((row) => row.kind === kind)?.queries}</td>
          {engines.map((engine) => (
            <td key={engine}>{shown(of(engine, kind))}</td>
          ))}
        </tr>
      ))}
    </Figures>
  );
}

const shown = (row: { hits: number; reciprocal: number } | undefined): string =>
  row ? `${(100 * row.hits).toFixed(1)} %, ${row.reciprocal.toFixed(2)}` : "–";
