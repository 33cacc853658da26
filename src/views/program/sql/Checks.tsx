import type { Checked } from "../../../engines/postgres/index.ts";
import type { CheckOutcome } from "../../../sql/checks.ts";
import { differenceOf } from "./difference.ts";
import styles from "./styles.module.css";
import { ResultTable } from "./Table.tsx";

/** Each check of an exercise in words, whether it holds, and where it does not, what was found. */
export function Checks({ checked: { checks } }: { checked: Checked }) {
  if (checks.length === 0) return null;
  return (
    <ul className={styles.checks}>
      {checks.map((outcome) => (
        <li key={outcome.line} data-test={outcome.holds ? "passed" : "failed"}>
          <b>
            {outcome.holds ? "✓ holds" : "✗ does not hold"}: {inWords(outcome.check)}
          </b>
          {!outcome.holds && <Found outcome={outcome} />}
        </li>
      ))}
    </ul>
  );
}

/** What a check asks for. */
export function inWords(check: string): string {
  const [, name = "", value = ""] = /^(\w+): (.*)$/.exec(check) ?? [];
  switch (name) {
    case "rows":
      return value === "ordered" ? "the rows, in this order" : "the rows, in any order";
    case "plan":
      return value.startsWith("no ") ? `the plan has no ${value.slice(3)}` : `the plan uses ${value.replace(/^uses /, "")}`;
    case "statements":
      return value === "1" ? "one statement" : `${value} statements`;
    case "rejects":
      return `what must not be is refused, with ${value}`;
    default:
      return check;
  }
}

const SHOWN = 20;

function Found({ outcome: { found, given, wanted } }: { outcome: CheckOutcome }) {
  if (!given?.fields || !wanted?.fields) return <pre className={styles.plan}>{found || "It gives no rows."}</pre>;
  if (given.fields.length !== wanted.fields.length)
    return <p>{`It gives ${given.fields.length} columns, and ${wanted.fields.length} are wanted.`}</p>;
  const different = differenceOf(given.rows ?? [], wanted.rows ?? []);
  if (different.length === 0) return <p>The rows are the right ones, in another order.</p>;
  const shown = different.slice(0, SHOWN);
  return (
    <>
      <ResultTable
        fields={given.fields}
        rows={shown.map(({ row }) => row)}
        marks={shown.map(({ side }) => (side === "missing" ? "+ missing" : "− surplus"))}
        label="Rows that differ"
      />
      {different.length > SHOWN && <p>{`And ${different.length - SHOWN} more.`}</p>}
    </>
  );
}
