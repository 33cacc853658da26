import { isTyping } from "../client/typing.ts";

/** What is asked of the index: typographic quotes and spaces as a keyboard has them, nothing at the ends. */
export function normaliseQuery(typed: string): string {
  return typed
    .replace(/[“”„]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[\s\u200B]+/g, " ")
    .trim();
}

/** Whether a key press opens the search: Ctrl K, ⌘ K, or `/` outside of fields. */
export function opensSearch(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "target">): boolean {
  if (event.altKey) return false;
  if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === "k";
  return event.key === "/" && !isTyping(event.target);
}

/** What to try when nothing was found. */
export function advice(query: string): string {
  const words = query.split(" ").length;
  if (words > 1) return "Try fewer words: a page has to contain all of them.";
  return "Try the beginning of the word, another name for it, or the error code.";
}
