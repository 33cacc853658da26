import { type Settings, writeSettings } from "../../interview/settings.ts";

/** An answer that was given: the points that were named, by index, and how long it took. */
export type Turn = { ticked: number[]; seconds: number };

const nameOf = (settings: Settings): string => `interview ${writeSettings(settings)}`;

/** What was answered of an interview in this tab before its page was loaded anew; nothing where that cannot be read. */
export function keptTurns(settings: Settings): Turn[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(nameOf(settings)) ?? "[]");
    return Array.isArray(kept) && kept.every(isTurn) ? kept : [];
  } catch {
    return []; // Blocked, or not ours.
  }
}

/** Storage may be blocked or full: then an interview lasts as long as the page. */
export function keepTurns(settings: Settings, turns: readonly Turn[]): void {
  try {
    if (turns.length === 0) sessionStorage.removeItem(nameOf(settings));
    else sessionStorage.setItem(nameOf(settings), JSON.stringify(turns));
  } catch {
    // The page goes on.
  }
}

function isTurn(value: unknown): value is Turn {
  const { ticked, seconds } = (value ?? {}) as Partial<Turn>;
  return typeof seconds === "number" && Array.isArray(ticked) && ticked.every(Number.isInteger);
}
