import type { Exhibit, Table } from "../../interview/scenario.ts";
import { Code } from "../../views/code/index.ts";
import { Html } from "../../views/text/index.tsx";
import { useAddress } from "./address.ts";
import styles from "./styles.module.css";

/** What happened, and what lies on the table: listings of the book with what they gave when they were recorded. */
export function Situation({ table: { title, situation, exhibits }, isOpen }: { table: Table; isOpen: boolean }) {
  return (
    <details className={styles.situation} open={isOpen}>
      <summary>{title}</summary>
      <Html as="div" of={situation} />
      {exhibits.map((exhibit) => (
        <OnTable key={exhibit.url} {...exhibit} />
      ))}
    </details>
  );
}

function OnTable({ words, url, chapter, language, code, shown, output }: Exhibit) {
  const lead = useAddress();
  return (
    <figure>
      <figcaption>
        <Html of={words} />. <a href={lead(url)}>Recorded in {chapter}</a>
      </figcaption>
      <Code code={code} language={language} shown={shown} />
      {output !== undefined && <Code code={output} language="text" title="Recorded output" />}
    </figure>
  );
}
