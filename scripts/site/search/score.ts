import type { Query } from "./queries.ts";

/** A place that a search offers: a page, `go/channels`, and the heading it is under, `top` above the first. */
export type Place = { page: string; heading: string };

/** `hits`: share of queries with an answer among the first three places. `reciprocal`: mean of 1/rank, 0 where no answer was offered. */
export type Score = { queries: number; hits: number; reciprocal: number };

/** How far a reader looks. */
export const FIRST = 3;
/** What lies below is not looked at: as many as the shorter of the two lists has. */
export const OFFERED = 8;

/** The rank, from 1, of the first place that answers; undefined where none of those offered does. */
export function rankOf(offered: readonly Place[], at: Query["at"]): number | undefined {
  const found = offered.slice(0, OFFERED).findIndex(({ page, heading }) => at[page]?.includes(heading));
  return found === -1 ? undefined : found + 1;
}

/** Of nothing, nothing can be said: throws. */
export function scoreOf(ranks: readonly (number | undefined)[]): Score {
  if (ranks.length === 0) throw new Error("No queries, no score.");
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / ranks.length;
  return {
    queries: ranks.length,
    hits: mean(ranks.map((rank) => (rank !== undefined && rank <= FIRST ? 1 : 0))),
    reciprocal: mean(ranks.map((rank) => (rank === undefined ? 0 : 1 / rank))),
  };
}
