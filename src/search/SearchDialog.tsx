import Link from "@docusaurus/Link";
import useBaseUrl from "@docusaurus/useBaseUrl";
import clsx from "clsx";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { openIndex, search } from "./engine.ts";
import { type Group, groupHits, type Hit, normaliseQuery } from "./hits.ts";
import styles from "./styles.module.css";

type State = { kind: "idle" } | { kind: "loading" } | { kind: "missing" } | { kind: "found"; query: string; groups: Group[] };

const EXAMPLES = ["write skew", "chan<-", "40001"];

/** The search dialog: a field and, by part of the book, the places where its words stand. Arrows choose, Enter opens, Escape closes. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const baseUrl = useBaseUrl("/");
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState("");
  const state = useSearch(baseUrl, query);
  const hits = state.kind === "found" ? state.groups.flatMap(({ hits }) => hits) : [];
  const [chosen, setChosen] = useState(0);

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  const choose = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length > 0) {
      event.preventDefault();
      const next = (chosen + step + hits.length) % hits.length;
      setChosen(next);
      document.getElementById(`hit-${next}`)?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      document.getElementById(`hit-${chosen}`)?.click();
    }
  };

  return (
    <dialog ref={dialog} className={styles.dialog} aria-label="Search the book" onClose={onClose}>
      <div className={styles.field}>
        <input
          type="search"
          role="combobox"
          aria-label="Search the book"
          aria-expanded={hits.length > 0}
          aria-controls="hits"
          aria-activedescendant={hits.length > 0 ? `hit-${chosen}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder="Search: a topic, an error code, a piece of syntax"
          value={query}
          onChange={({ target }) => {
            setQuery(target.value);
            setChosen(0);
          }}
          onKeyDown={choose}
        />
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      <p className={styles.status} role="status">
        <Status state={state} count={hits.length} />
      </p>
      <div id="hits" role="listbox" aria-label="Places found" className={styles.hits}>
        {state.kind === "found" &&
          state.groups.map(({ part, hits: own }) => (
            // biome-ignore lint/a11y/useSemanticElements: a listbox has groups, a fieldset is for forms
            <div key={part} role="group" aria-label={part}>
              <div className={styles.part} aria-hidden="true">
                {part}
              </div>
              {own.map((hit) => (
                <Place
                  key={hit.url}
                  hit={hit}
                  index={hits.indexOf(hit)}
                  chosen={hits.indexOf(hit) === chosen}
                  onOpen={() => dialog.current?.close()}
                />
              ))}
            </div>
          ))}
      </div>
    </dialog>
  );
}

type PlaceProps = { hit: Hit; index: number; chosen: boolean; onOpen: () => void };

function Place({ hit: { url, title, page, excerpt }, index, chosen, onOpen }: PlaceProps) {
  return (
    <Link
      id={`hit-${index}`}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className={clsx(styles.hit, chosen && styles.chosen)}
      // Pagefind's addresses have the base already.
      href={url}
      autoAddBaseUrl={false}
      onClick={onOpen}
    >
      <strong>{title}</strong>
      {title !== page && <span className={styles.page}>{page}</span>}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: text and <mark> of our own pages, by Pagefind */}
      <span className={styles.excerpt} dangerouslySetInnerHTML={{ __html: excerpt }} />
    </Link>
  );
}

function Status({ state, count }: { state: State; count: number }) {
  switch (state.kind) {
    case "idle":
      return <>Try {EXAMPLES.join(", ")}. Arrow keys choose, Enter opens, Escape closes.</>;
    case "loading":
      return <>Loading the index…</>;
    case "missing":
      return <>There is no search index here. It is made by “npm run build”; the development server has none.</>;
    case "found":
      return count === 0 ? (
        <>Nothing found for “{state.query}”. Fewer or shorter words find more.</>
      ) : (
        `${count} ${count === 1 ? "place" : "places"}`
      );
  }
}

/** Searches as the reader types; of answers that overtake each other the last question's counts. */
function useSearch(baseUrl: string, typed: string): State {
  const [state, setState] = useState<State>({ kind: "idle" });
  const query = normaliseQuery(typed);
  useEffect(() => {
    void openIndex(baseUrl).catch(() => setState({ kind: "missing" }));
  }, [baseUrl]);
  useEffect(() => {
    if (query === "") return setState((now) => (now.kind === "missing" ? now : { kind: "idle" }));
    let current = true;
    const show = (next: State) => current && setState(next);
    const timer = setTimeout(() => {
      setState((now) => (now.kind === "found" ? now : { kind: "loading" }));
      search(baseUrl, query).then(
        (results) => show({ kind: "found", query, groups: groupHits(results, baseUrl) }),
        () => show({ kind: "missing" }),
      );
    }, 120);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [baseUrl, query]);
  return state;
}
