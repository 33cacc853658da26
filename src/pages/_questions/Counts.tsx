import Link from "@docusaurus/Link";
import { type Filter, writeFilter } from "../../book/filter.ts";
import { type Counts as Count, questionsUrl } from "../../book/questions.ts";
import { LEVELS } from "../../questions/levels.ts";
import styles from "./styles.module.css";

type Props = { rows: { id: string; name: string; counts: Count }[]; filter: Filter };

/** How many questions each part has, by level; every number leads to them. */
export function Counts({ rows, filter }: Props) {
  const columns = [...LEVELS, "all"] as const;
  return (
    <table className={styles.counts}>
      {/* How wide each will be is known before its cells arrive: the first ones stay where they are. */}
      <colgroup />
      <colgroup span={columns.length} />
      <thead>
        <tr>
          <th scope="col">Part</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column === "all" ? "All" : column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, counts }) => (
          <tr key={id}>
            <th scope="row">
              {counts.all === 0 ? (
                name
              ) : (
                <Link to={questionsUrl(id) + writeFilter(filter)}>
                  {name}
                  <span className="unseen"> questions</span>
                </Link>
              )}
            </th>
            {columns.map((column) => (
              <td key={column}>
                {counts[column] === 0 ? (
                  0
                ) : (
                  <Link to={questionsUrl(id) + writeFilter(column === "all" ? filter : { ...filter, level: column })}>
                    {counts[column]}
                    <span className="unseen">
                      {" "}
                      {column === "all" ? "" : `${column} `}questions on {name}
                    </span>
                  </Link>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
