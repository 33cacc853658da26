import clsx from "clsx";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { advice } from "./query.ts";
import { optionId, Results } from "./Results.tsx";
import { countOf } from "./results.ts";
import styles from "./styles.module.css";
import { type Search, useSearch } from "./useSearch.ts";

type Props = {
  baseUrl: string;
  /** The name of the part a page belongs to, by its URL. */
  partOf: (url: string) => string;
  onClose: () => void;
};

/** The search: a field, and what was found for what is typed. Made of a native dialog, which keeps focus inside and gives it back. */
export default function SearchDialog({ baseUrl, partOf, onClose }: Props) {
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const search = useSearch(typed, baseUrl, partOf);
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const count = search.groups.flatMap(({ hits }) => hits).length;

  // In braces: some browsers' scrollIntoView returns a promise, which React would call when the effect ends.
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  useEffect(() => {
    document.getElementById(optionId(list, active))?.scrollIntoView({ block: "nearest" });
  }, [active, list]);

  const close = () => dialog.current?.close();
  const onKeyDown = (event: KeyboardEvent) => {
    const moved = { ArrowDown: active + 1, ArrowUp: active - 1 }[event.key];
    if (moved !== undefined && count > 0) setActive((moved + count) % count);
    else if (event.key === "Enter") document.getElementById(optionId(list, active))?.click();
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog natively; the click is the backdrop's
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label="Search the book"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div className={styles.bar}>
        <input
          className={clsx("field", styles.field)}
          type="search"
          role="combobox"
          aria-label="Search the book"
          aria-expanded={count > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={count > 0 ? optionId(list, active) : undefined}
          placeholder="chan<-, acks=all, 40001 …"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={typed}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
        />
        <button type="button" className={clsx("action", styles.close)} onClick={close}>
          Close
        </button>
      </div>
      <p role="status" className={styles.status}>
        {statusOf(search)}
      </p>
      <Results id={list} query={search.query} groups={search.groups} active={active} onOpen={close} />
    </dialog>
  );
}

function statusOf({ phase, query, asked, groups }: Search): string {
  if (phase === "missing") return "There is no search index here: npm run build makes it, and the development server does without.";
  if (phase === "loading") return "Searching…";
  if (phase === "idle") return "Words, symbols and error codes are found. Arrows choose, Enter opens, Escape closes.";
  if (groups.length === 0) return `Nothing found for “${query}”. ${advice(query)}`;
  return asked === query ? countOf(groups) : `For “${asked}”: ${countOf(groups)}`;
}
