import type { ReactNode } from "react";
import { Table } from "../views/text/index.tsx";
import styles from "./styles.module.css";

type Props = {
  /** What the table holds, for who does not see it. */
  label: string;
  columns: readonly string[];
  /** Its rows, each with a heading of its own. */
  children: ReactNode;
};

/** A table of figures. */
export function Figures({ label, columns, children }: Props) {
  return (
    <Table label={label} className={styles.figures}>
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </Table>
  );
}
