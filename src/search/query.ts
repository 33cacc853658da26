/** What is asked of the index: typographic quotes and spaces as a keyboard has them, nothing at the ends. */
export function normaliseQuery(typed: string): string {
  return typed
    .replace(/[“”„]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[\s\u200B]+/g, " ")
    .trim();
}

/** What to try when nothing was found. */
export function advice(query: string): string {
  const words = query.split(" ").length;
  if (words > 1) return "Try fewer words: a page has to contain all of them.";
  return "Try the beginning of the word, another name for it, or the error code.";
}
