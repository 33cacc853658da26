import { useEffect, useState } from "react";
import { loadPagefind, loadWords } from "./pagefind.ts";
import { normaliseQuery } from "./query.ts";
import { type Group, groupHits } from "./results.ts";

/** `asked`: what the groups answer, where the query was misspelt. */
export type Search = { phase: "idle" | "loading" | "missing" | "done"; query: string; asked: string; groups: Group[] };

const NOTHING = { query: "", asked: "", groups: [] };

/** Long enough that a word typed at speed is one search. */
const PAUSE_MS = 120;

/** What was found for what is typed. Answers that come too late are dropped. */
export function useSearch(typed: string, baseUrl: string, partOf: (url: string) => string): Search {
  const [search, setSearch] = useState<Search>({ phase: "idle", ...NOTHING });
  const query = normaliseQuery(typed);

  useEffect(() => {
    loadPagefind(baseUrl).catch(() => setSearch({ phase: "missing", ...NOTHING }));
  }, [baseUrl]);

  useEffect(() => {
    if (query === "") {
      setSearch((before) => (before.phase === "missing" ? before : { phase: "idle", ...NOTHING }));
      return;
    }
    let late = false;
    setSearch((before) => ({ ...before, phase: "loading" }));
    // Ranking is fetched with the first letters, not with the dialog.
    const finding = import("./find.ts");
    finding.catch(() => {});
    const timer = setTimeout(async () => {
      try {
        const { find } = await finding;
        const found = await find(await loadPagefind(baseUrl), query, () => loadWords(baseUrl));
        if (!late) setSearch({ phase: "done", query, asked: found.asked, groups: groupHits(found, partOf) });
      } catch {
        if (!late) setSearch({ phase: "missing", ...NOTHING, query });
      }
    }, PAUSE_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [query, baseUrl, partOf]);

  return search;
}
