import { PARTS } from "../book/parts.ts";
import { fill, optionId } from "./list.ts";
import { advice } from "./query.ts";
import { countOf } from "./results.ts";
import { type Search, watchQuery } from "./watch.ts";

/**
 * Answers the search: what was found for what is typed. It needs no React, which a reader who only searches never fetches.
 * @param dialog as src/client/search.ts has opened it: a field, which may have been typed into, a line of status, a list, a button that closes it
 * @param baseUrl where the site is, `/` or a folder
 */
export function answerSearch(dialog: HTMLDialogElement, baseUrl: string): void {
  const part = <E extends Element>(selector: string) => dialog.querySelector<E>(selector) as E;
  const [field, list, status] = [part<HTMLInputElement>("input"), part<HTMLElement>("[role=listbox]"), part<HTMLElement>("[role=status]")];
  const said = status.textContent;
  let active = 0;
  let count = 0;

  const point = (at: number): void => {
    document.getElementById(optionId(active))?.setAttribute("aria-selected", "false");
    active = at;
    const option = document.getElementById(optionId(at));
    field.ariaExpanded = String(count > 0);
    field.setAttribute("aria-activedescendant", option?.id ?? "");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
  };
  const show = (search: Search): void => {
    status.textContent = search.phase === "idle" ? said : statusOf(search);
    if (search.phase === "loading") return;
    count = fill(list, search);
    point(0);
  };
  const partOf = (url: string) => PARTS.find(({ id }) => url.startsWith(`${baseUrl}${id}/`))?.name ?? "The book";
  const watch = watchQuery(baseUrl, partOf, show);

  field.addEventListener("input", () => watch(field.value));
  field.addEventListener("keydown", (event) => {
    // Keys that compose a character are the input method's: its Enter opens nothing. Safari tells of the last one by 229 alone.
    if (event.isComposing || event.keyCode === 229) return;
    const moved = { ArrowDown: active + 1, ArrowUp: active - 1 }[event.key];
    if (moved !== undefined && count > 0) point((moved + count) % count);
    else if (event.key === "Enter") document.getElementById(optionId(active))?.click();
    else if (event.key === "Escape")
      dialog.close(); // a browser empties the field first
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("click", ({ target }) => {
    if (!(target as Element).closest("[role=option]")) return;
    keepQuery(field.value);
    dialog.close();
  });
  if (!field.value) {
    field.value = keptQuery();
    field.select();
  }
  if (field.value) watch(field.value);
}

const LAST_QUERY = "search";

/** Kept as long as the tab: who comes back from a result finds the others again. */
function keepQuery(query: string): void {
  try {
    sessionStorage.setItem(LAST_QUERY, query);
  } catch {
    // Storage is blocked, or full: then a search begins anew.
  }
}

function keptQuery(): string {
  try {
    return sessionStorage.getItem(LAST_QUERY) ?? "";
  } catch {
    return "";
  }
}

function statusOf({ phase, query, asked, groups, whole }: Search): string {
  if (phase === "missing") return "There is no search index here: npm run build makes it, and the development server does without.";
  if (phase === "loading") return "Searching…";
  if (groups.length === 0) return `Nothing found for “${query}”. ${advice(query)}`;
  if (!whole) return `No place in the book has all of “${asked}”. With a part of it: ${countOf(groups)}`;
  return asked === query ? countOf(groups) : `For “${asked}”: ${countOf(groups)}`;
}
