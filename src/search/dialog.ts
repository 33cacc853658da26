import { answerField } from "./field.ts";
import { wordsOfPath } from "./path.ts";

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
  const watch = answerField({ field, list, status }, baseUrl);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    dialog.close(); // a browser empties the field first
    event.preventDefault();
  });
  // The dialog itself is its backdrop: all that is in it is another target.
  dialog.addEventListener("click", ({ target }) => {
    if ((target as Element).closest("[role=option]")) keepQuery(field.value);
    if (target === dialog || (target as Element).closest(".search-close, [role=option]")) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  field.focus();
  field.value = typed || keptQuery();
  if (!typed) field.select();
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
