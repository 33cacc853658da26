import { answerField } from "./field.ts";
import { wordsOfPath } from "./path.ts";

const CLOSE = '<button type="button" class="action search-close">Close</button>';
const FOUND = `
  <p role="status" class="search-status">Words, symbols and error codes are found. Arrows choose, Enter opens, Escape closes.</p>
  <div id="search-results" role="listbox" aria-label="Search results" data-query="" class="search-results"></div>`;

/**
 * Answers the search: what was found for what is typed. It needs no React, which a reader who only searches never fetches.
 * @param dialog as src/client/search.ts has opened it: a field, which may have been typed into. All else comes with this, since every page's head has that
 * @param baseUrl where the site is, `/` or a folder
 */
export function answerSearch(dialog: HTMLDialogElement, baseUrl: string): void {
  const part = <E extends Element>(selector: string) => dialog.querySelector<E>(selector) as E;
  part(".search-bar").insertAdjacentHTML("beforeend", CLOSE);
  dialog.insertAdjacentHTML("beforeend", FOUND);
  const [field, list, status] = [part<HTMLInputElement>("input"), part<HTMLElement>("[role=listbox]"), part<HTMLElement>("[role=status]")];
  const controls = { ariaExpanded: "false", ariaAutoComplete: "list", placeholder: "chan<-, acks=all, 40001 …" };
  Object.assign(field, { ...controls, autocomplete: "off", autocapitalize: "none", spellcheck: false });
  field.setAttribute("aria-controls", list.id);
  const watch = answerField({ field, list, status }, baseUrl);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    dialog.close(); // a browser empties the field first
    event.preventDefault();
  });
  dialog.addEventListener("click", ({ target }) => {
    const pressed = (target as Element).closest("[role=option], .search-close");
    if (pressed?.role === "option") keepQuery(field.value);
    if (pressed) dialog.close();
  });
  if (!field.value) {
    field.value = keptQuery();
    field.select();
  }
  if (field.value) watch(field.value);
}

/**
 * Answers a field that stands in a page, and offers at once what the words of an address find: on a page that is not there.
 * @param path the address, below the site's own
 */
export function searchHere(baseUrl: string, path: string): void {
  const here = document.querySelector("main search");
  const part = <E extends Element>(selector: string) => here?.querySelector<E>(selector);
  const [field, list, status] = [part<HTMLInputElement>("input"), part<HTMLElement>("[role=listbox]"), part<HTMLElement>("[role=status]")];
  if (!field || !list || !status) return;
  const watch = answerField({ field, list, status }, baseUrl);
  // What somebody has typed meanwhile goes before.
  field.value ||= wordsOfPath(path);
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
