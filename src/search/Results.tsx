import type { Group, Hit } from "./results.ts";
import styles from "./styles.module.css";

type Props = { id: string; query: string; groups: Group[]; active: number; onOpen: () => void };

/** The id of an option, for the field that points at it. */
export const optionId = (id: string, at: number): string => `${id}-${at}`;

/** What was found, by part of the book. Focus stays in the field; `active` is the option it points at, `query` what these are the answer to. */
export function Results({ id, query, groups, active, onOpen }: Props) {
  let at = -1;
  return (
    <div id={id} role="listbox" aria-label="Search results" data-query={query} className={styles.results}>
      {groups.map(({ part, hits }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a listbox
        <div key={part} role="group" aria-label={part}>
          <div className={styles.part} aria-hidden="true">
            {part}
          </div>
          {hits.map((hit) => {
            at += 1;
            return <Option key={hit.url} id={optionId(id, at)} hit={hit} selected={at === active} onOpen={onOpen} />;
          })}
        </div>
      ))}
    </div>
  );
}

type OptionProps = { id: string; hit: Hit; selected: boolean; onOpen: () => void };

function Option({ id, hit, selected, onOpen }: OptionProps) {
  return (
    <a id={id} href={hit.url} role="option" aria-selected={selected} tabIndex={-1} className={styles.option} onClick={onOpen}>
      <span className={styles.title}>{hit.title}</span>
      {hit.page && <span className={styles.page}>{hit.page}</span>}
      <span className={styles.excerpt}>
        {hit.excerpt.map(({ text, marked }, at) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: an excerpt never changes its order
          return marked ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>;
        })}
      </span>
    </a>
  );
}
