import { Figures } from "./Figures.tsx";
import { show } from "./format.ts";
import type { Part } from "./record.ts";

const COLUMNS = ["Program", "First run ÷ warm run", "Second visit ÷ warm run", "First run", "Warm run", "Second visit", "Fetched once"];

/** Programs that readers run in the page: the first run ever, one after others, and the first of a second visit. */
export function Engines({ rows }: { rows: Part<"engines">["rows"] }) {
  return (
    <Figures label="Engines" columns={COLUMNS}>
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
    </Figures>
  );
}
