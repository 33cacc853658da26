import type { ReactNode } from "react";
import { lettersOf } from "../../book/glossary.ts";
import styles from "./styles.module.css";

type Props<Named> = { terms: readonly Named[]; children(own: Named[]): ReactNode };

/** Terms below the letter that they begin with, and a row of letters that leads to them. */
export function Letters<Named extends { slug: string }>({ terms, children }: Props<Named>) {
  const letters = lettersOf(terms);
  return (
    <>
      <nav aria-label="Letters" className={styles.letters}>
        {letters.map(([letter]) => (
          <a key={letter} href={`#letter-${letter}`}>
            {letter}
          </a>
        ))}
      </nav>
      {letters.map(([letter, own]) => (
        <section key={letter}>
          <h2 id={`letter-${letter}`}>{letter}</h2>
          {children(own)}
        </section>
      ))}
    </>
  );
}
