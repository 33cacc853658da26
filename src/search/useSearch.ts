import { useEffect, useState } from "react";
import { loadPagefind, searchPages } from "./pagefind.ts";
import { normaliseQuery } from "./query.ts";
import { type Group, groupHits } from "./results.ts";

export type Search = { phase: "idle" | "loading" | "missing" | "done"; query: string; groups: Group[] };

/** Long enough that a word typed at speed is one search. */
const PAUSE_MS = 120;

/** What was found for what is typed. Answers that come too late are dropped. */
export function useSearch(typed: string, baseUrl: string, partOf: (url: string) => string): Search {
  const [search, setSearch] = useState<Search>({ phase: "idle", query: "", groups: [] });
  const query = normaliseQuery(typed);

  useEffect(() => {
    loadPagefind(baseUrl).catch(() => setSearch({ phase: "missing", query: "", groups: [] }));
  }, [baseUrl]);

  useEffect(() => {
    if (query === "") {
      setSearch((before) => (before.phase === "missing" ? before : { phase: "idle", query, groups: [] }));
      return;
    }
    let late = false;
    setSearch((before) => ({ ...before, phase: "loading" }));
    const timer = setTimeout(async () => {
      try {
        const groups = groupHits(await searchPages(baseUrl, query), partOf);
        if (!late) setSearch({ phase: "done", query, groups });
      } catch {
        if (!late) setSearch({ phase: "missing", query, groups: [] });
      }
    }, PAUSE_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [query, baseUrl, partOf]);

  return search;
}
