import { find, isWhole } from "./find.ts";
import { loadPagefind, loadWords } from "./pagefind.ts";
import { normaliseQuery } from "./query.ts";
import { type Group, groupHits } from "./results.ts";

/** `asked`: what the groups answer, where the query was misspelt; `whole`: some place has all of it. */
export type Search = { phase: "idle" | "loading" | "missing" | "done"; query: string; asked: string; groups: Group[]; whole: boolean };

const NOTHING: Search = { phase: "idle", query: "", asked: "", groups: [], whole: true };

/** Long enough that a word typed at speed is one search. */
const PAUSE_MS = 120;

/**
 * Searches for what is typed, again and again. Answers that come too late are dropped.
 * @param tell is given every change
 * @returns what has to be called with all that stands in the field, at each change of it
 */
export function watchQuery(baseUrl: string, partOf: (url: string) => string, tell: (search: Search) => void): (typed: string) => void {
  let now = NOTHING;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;
  const become = (search: Search): void => {
    now = search;
    tell(search);
  };
  const missing = (query: string) => become({ ...NOTHING, phase: "missing", query });
  loadPagefind(baseUrl).catch(() => missing(""));

  return (typed) => {
    const query = normaliseQuery(typed);
    if (query === now.query && now.phase !== "missing") return;
    latest += 1;
    const mine = latest;
    clearTimeout(timer);
    if (query === "") {
      if (now.phase !== "missing") become(NOTHING);
      return;
    }
    become({ ...now, phase: "loading", query });
    timer = setTimeout(async () => {
      try {
        const found = await find(await loadPagefind(baseUrl), query, () => loadWords(baseUrl));
        if (mine === latest) become({ phase: "done", query, asked: found.asked, groups: groupHits(found, partOf), whole: isWhole(found) });
      } catch {
        if (mine === latest) missing(query);
      }
    }, PAUSE_MS);
  };
}
