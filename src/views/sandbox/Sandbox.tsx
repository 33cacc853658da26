import { Code } from "../code/index.ts";
import { Program } from "../program/index.ts";
import { STARTERS } from "./starters.ts";
import styles from "./styles.module.css";

/** SQL over a schema of the book, which stays as readers leave it until they reset it. `from`: the schema's name. */
export function Sandbox({ from }: { from: string }) {
  return (
    <div id="sandbox" className={styles.sandbox} data-from={from}>
      <Program id="sandbox" kind="sandbox" above={(edit) => <Picks onPick={edit} />}>
        <Code code={STARTERS[0].text} language="sql" />
      </Program>
    </div>
  );
}

function Picks({ onPick }: { onPick(text: string): void }) {
  return (
    <ul className={styles.picks} aria-label="To begin with">
      {STARTERS.map(({ name, text }) => (
        <li key={name}>
          <button type="button" className="action" onClick={() => onPick(text)}>
            {name}
          </button>
        </li>
      ))}
    </ul>
  );
}
