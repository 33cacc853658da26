import type { ReactNode } from "react";
import type { ShownNode } from "../../listings/index.ts";
import styles from "./plan.module.css";

type Props = {
  /** The tree, as JSON; without one the text stands alone. */
  plan?: string;
  /** The line of the text that kept it from being read as a tree. */
  unread?: string;
  children?: ReactNode;
};

/** A query plan as it was recorded: the tree, and its text one click below. Complete without script. */
export function Plan({ plan: json, unread, children }: Props) {
  if (!json) {
    return (
      <>
        <p className={styles.note}>As text alone: line {unread} is none that can be drawn as a tree.</p>
        {children}
      </>
    );
  }
  const root = JSON.parse(json) as ShownNode;
  const note = noteOn(root);
  return (
    <>
      <ul className={styles.tree} data-plan="">
        <Node node={root} />
      </ul>
      {note && <p className={styles.note}>{note}</p>}
      <details className={styles.text}>
        <summary>The plan as text</summary>
        {children}
      </details>
    </>
  );
}

/** What the figures are, where the others are, and which of them another run may give otherwise. */
function noteOn(root: ShownNode): string {
  const { estimated, loops, pages, timed, children } = root;
  if (loops === undefined)
    return estimated === undefined ? "The shape alone." : "Estimates alone: nothing was executed. Costs are in the text.";
  const inText = list(estimated !== undefined && "costs", timed && "times");
  const vary = list(pages && "pages", estimated !== undefined && "estimates of large tables", timed && "times");
  return [
    repeats(root) && "Rows are per loop.",
    pages && children.length > 0 && "Pages include those of the nodes below.",
    inText && `${inText.replace(/^./, (first) => first.toUpperCase())} are in the text.`,
    vary && `From run to run, ${vary} vary.`,
  ]
    .filter(Boolean)
    .join(" ");
}

const repeats = ({ loops = 0, children }: ShownNode): boolean => loops > 1 || children.some(repeats);

const list = (...words: (string | false | undefined)[]): string =>
  new Intl.ListFormat("en-GB").format(words.filter((word) => typeof word === "string"));

function Node({ node }: { node: ShownNode }) {
  const { role, kind, index, target, distance, misestimate, costliest, details, children } = node;
  return (
    <li data-node="">
      <p className={styles.head}>
        {role && <span className={styles.role}>{role}: </span>}
        <b>{kind}</b>
        {index && (
          <>
            {target ? " using " : " on "}
            <code>{index}</code>
          </>
        )}
        {target && (
          <>
            {" on "}
            <code>{target}</code>
          </>
        )}
      </p>
      <Figures node={node} />
      {distance && <p className={styles.distance}>{distance}</p>}
      {misestimate && (
        <p className={styles.mark} data-mark="misestimate">
          {misestimate}
        </p>
      )}
      {costliest && (
        <p className={styles.mark} data-mark="costliest">
          {costliest}
        </p>
      )}
      {details.map(({ name, value, below }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines of a node may say the same
        <p key={at} className={below ? styles.below : styles.detail} data-detail="">
          {name && `${name}: `}
          {value}
        </p>
      ))}
      {children.length > 0 && (
        <ul>
          {children.map((child, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a plan is read once and stays as it is
            <Node key={at} node={child} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Figures({ node: { estimated, actual, loops, neverExecuted, pages } }: { node: ShownNode }) {
  const figures: [name: string, value: string][] = [];
  if (estimated !== undefined) figures.push(["rows estimated", number(estimated)]);
  if (neverExecuted) figures.push(["executed", "never"]);
  if (actual !== undefined) figures.push(["rows actual", number(actual)]);
  if (loops !== undefined) figures.push(["loops", number(loops)]);
  if (actual !== undefined && loops !== undefined && loops > 1) figures.push(["in all", `${number(Math.round(actual * loops))} rows`]);
  if (pages) figures.push(["pages", number(pages.asked)]);
  if (pages?.spilled) figures.push(["pages of temporary files", number(pages.spilled)]);
  if (figures.length === 0) return null;
  return (
    <dl className={styles.figures}>
      {figures.map(([name, value]) => (
        <div key={name} data-figure={name}>
          <dt>{name}</dt> <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const number = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 2 });
