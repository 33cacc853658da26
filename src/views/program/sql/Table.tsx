import type { ReactNode } from "react";
import type { Field } from "../../../listings/trace.ts";
import { Table } from "../../text/index.tsx";
import styles from "./styles.module.css";

type Row = (string | null)[];
type Props = {
  fields: Field[];
  rows: Row[];
  /** How many there are, where not all are shown. */
  count?: number | undefined;
  label: string;
  /** What is said of each row, in a column before all others. */
  marks?: ReactNode[];
};

/** A result set: numbers to the right, NULL set apart from the text "NULL". */
export function ResultTable({ fields, rows, count, label, marks }: Props) {
  return (
    <>
      <Table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {marks && <td />}
            {fields.map(({ name, numeric }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns may have one name
              <th key={at} scope="col" className={numeric ? styles.number : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity
            <tr key={at}>
              {marks && <th scope="row">{marks[at]}</th>}
              {row.map((value, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={column} className={fields[column]?.numeric ? styles.number : undefined}>
                  {value ?? <em>NULL</em>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      {!marks && <p className={styles.foot}>{footer(rows.length, count)}</p>}
    </>
  );
}

const footer = (shown: number, count: number | undefined): string => {
  const number = (value: number) => value.toLocaleString("en-US");
  if (count !== undefined) return `The first ${number(shown)} of ${number(count)} rows`;
  return shown === 1 ? "1 row" : `${number(shown)} rows`;
};
