import { readKept, writeKept } from "../../../client/kept.ts";

/** What a reader ran in the sandbox, the latest first. */
export type Past = readonly string[];

const KEPT = "sandbox-history";
const MOST = 50;

/** With another query at its head. What is there already moves up; beyond the cap the oldest are dropped. */
export const remember = (past: Past, query: string): Past =>
  query.trim() === "" ? past : [query, ...forgetOne(past, query)].slice(0, MOST);

export const forgetOne = (past: Past, query: string): Past => past.filter((other) => other !== query);

/** From the browser's storage; empty where there is none, or something else in its place. */
export function keptPast(): Past {
  try {
    const kept: unknown = JSON.parse(readKept(KEPT) ?? "[]");
    return Array.isArray(kept) ? kept.filter((query) => typeof query === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Where storage is blocked or full, it lasts as long as the page. */
export const keepPast = (past: Past): boolean => writeKept(KEPT, past.length === 0 ? undefined : JSON.stringify(past));
