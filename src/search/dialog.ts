import { PARTS } from "../book/parts.ts";
import { fill, optionId } from "./list.ts";
import { advice } from "./query.ts";
import { countOf } from "./results.ts";
import { NOTHING, type Search, watchQuery } from "./watch.ts";

const LABEL = "Search the book";
const LIST = "search-results";

const FORM = `
  <div class="search-bar">
    <input class="field search-field" type="search" role="combobox" aria-label="${LABEL}" aria-expanded="false" aria-controls="${LIST}"
      aria-autocomplete="list" placeholder="chan&lt;-, acks=all, 40001 …" autocomplete="off" autocapitalize="none" spellcheck="false">
    <button type="button" class="action search-close">Close</button>
  </div>
  <p role="status" class="search-status"></p>
  <div id="${LIST}" role="listbox" aria-label="Search results" data-query="" class="search-results"></div>`;

/**
 * The search: a field, and what was found for what is typed. A native dialog, which keeps focus inside and gives it back, and no more than
 * that: it opens before React has come, which a reader who only searches never fetches.
 * @param baseUrl where the site is, `/` or a folder
 * @param typed what the reader has typed already
 */
export function openSearch(baseUrl: string, typed: string): void {
  const dialog = Object.assign(document.createElement("dialog"), { className: "search", ariaLabel: LABEL, innerHTML: FORM });
  const part = <E extends Element>(selector: string) => dialog.querySelector<E>(selector) as E;
  const [field, list, status] = [part<HTMLInputElement>("input"), part<HTMLElement>(`#${LIST}`), part<HTMLElement>("[role=status]")];
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
    status.textContent = statusOf(search);
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
  // The dialog itself is its backdrop: all that is in it is another target.
  dialog.addEventListener("click", ({ target }) => {
    if ((target as Element).closest("[role=option]")) keepQuery(field.value);
    if (target === dialog || (target as Element).closest(".search-close, [role=option]")) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  show(NOTHING);
  dialog.showModal();
  field.focus();
  field.value = typed || keptQuery();
  if (!typed) field.select();
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
  if (phase === "idle") return "Words, symbols and error codes are found. Arrows choose, Enter opens, Escape closes.";
  if (groups.length === 0) return `Nothing found for “${query}”. ${advice(query)}`;
  if (!whole) return `No place in the book has all of “${asked}”. With a part of it: ${countOf(groups)}`;
  return asked === query ? countOf(groups) : `For “${asked}”: ${countOf(groups)}`;
}
