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
  if (query.includes(" ")) return "Try the one word that matters most, or another name for it.";
  return "Try the beginning of the word, another name for it, or the error code.";
}
