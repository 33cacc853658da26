import type { Outcome } from "../../../engines/postgres/index.ts";
import { parsePlan, showPlan } from "../../../listings/plan/index.ts";
import { Plan } from "../../sql/index.ts";
import shared from "../styles.module.css";
import styles from "./styles.module.css";
import { ResultTable } from "./Table.tsx";

/** What each statement gave: rows, a plan, the tag of a command, an error. */
export function Results({ outcomes, statements }: { outcomes: Outcome[]; statements: number }) {
  if (outcomes.length === 0) return null;
  return (
    <div className={styles.results} role="log" aria-label="What it gives here">
      <p className={shared.here}>Your run</p>
      {outcomes.map((outcome, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was given stays where it is
        <div key={at} className={styles.result} data-result={outcome.error ? "error" : "ok"}>
          {statements > 1 && (
            <p className={styles.head}>
              {`Statement ${at + 1}, line ${outcome.line}`}
              {outcome.tag && <code>{outcome.tag}</code>}
            </p>
          )}
          <One outcome={outcome} alone={statements === 1} />
        </div>
      ))}
    </div>
  );
}

function One({ outcome, alone }: { outcome: Outcome; alone: boolean }) {
  const { error, fields, rows = [], tag, count } = outcome;
  if (error) return <Failure outcome={outcome} />;
  if (!fields) return alone ? <p className={styles.head}>{tag}</p> : null;
  if (fields[0]?.name === "QUERY PLAN") return <LivePlan text={rows.flat().join("\n")} />;
  return <ResultTable fields={fields} rows={rows} count={count} label={`Rows of the statement in line ${outcome.line}`} />;
}

function Failure({ outcome: { error, position } }: { outcome: Outcome }) {
  if (!error) return null;
  return (
    <div className={styles.failure}>
      <p>
        <b>ERROR {error.code}</b>
        {position && `, line ${position.line}, column ${position.column}`}: {error.message}
      </p>
      {error.detail && <p>DETAIL: {error.detail}</p>}
      {error.hint && <p>HINT: {error.hint}</p>}
    </div>
  );
}

/** A plan that was made in the page, shown as recorded ones are. Other formats than text are text alone. */
function LivePlan({ text }: { text: string }) {
  const plan = parsePlan(text);
  const shown = "root" in plan ? { plan: JSON.stringify(showPlan(plan)) } : { unread: String(plan.line) };
  return (
    <Plan {...shown}>
      <pre className={styles.plan}>{text}</pre>
    </Plan>
  );
}
