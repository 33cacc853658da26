import { PARTS } from "../book/parts.ts";
import { fill, optionId } from "./list.ts";
import { advice } from "./query.ts";
import { countOf } from "./results.ts";
import { type Search, watchQuery } from "./watch.ts";

/** A field and its list, wherever they stand: a combobox, whose list is always open. */
export type Searching = { field: HTMLInputElement; list: HTMLElement; status: HTMLElement };

/**
 * Searches for what is typed into a field: fills its list, says in its status what there is, and lets arrows and Enter choose.
 * @param baseUrl where the site is, `/` or a folder
 * @returns what has to be called with a query that nobody has typed
 */
export function answerField({ field, list, status }: Searching, baseUrl: string): (query: string) => void {
  /** What the field finds, as it stands in the page. */
  const said = status.textContent;
  let active = 0;
  let count = 0;

  const point = (at: number): void => {
    document.getElementById(optionId(list, active))?.setAttribute("aria-selected", "false");
    active = at;
    const option = document.getElementById(optionId(list, at));
    field.ariaExpanded = String(count > 0);
    field.setAttribute("aria-activedescendant", option?.id ?? "");
    option?.setAttribute("aria-selected", "true");
  };
  const show = (search: Search): void => {
    status.textContent = search.phase === "idle" ? said : statusOf(search);
    if (search.phase === "loading") return;
    count = fill(list, search);
    point(0);
    list.scrollTop = 0;
  };
  const partOf = (url: string) => PARTS.find(({ id }) => url.startsWith(`${baseUrl}${id}/`))?.name ?? "The book";
  const watch = watchQuery(baseUrl, partOf, show);

  field.addEventListener("input", () => watch(field.value));
  field.addEventListener("keydown", (event) => {
    // Keys that compose a character are the input method's: its Enter opens nothing. Safari tells of the last one by 229 alone.
    if (event.isComposing || event.keyCode === 229) return;
    const moved = { ArrowDown: active + 1, ArrowUp: active - 1 }[event.key];
    if (moved !== undefined && count > 0) {
      point((moved + count) % count);
      document.getElementById(optionId(list, active))?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") document.getElementById(optionId(list, active))?.click();
    else return;
    event.preventDefault();
  });
  return watch;
}

function statusOf({ phase, query, asked, groups, whole }: Search): string {
  if (phase === "missing") return "There is no search index here: npm run build makes it, and the development server does without.";
  if (phase === "loading") return "Searching…";
  if (groups.length === 0) return `Nothing found for “${query}”. ${advice(query)}`;
  if (!whole) return `No place in the book has all of “${asked}”. With a part of it: ${countOf(groups)}`;
  return asked === query ? countOf(groups) : `For “${asked}”: ${countOf(groups)}`;
}
