const WORD = /(?<![\p{L}\d_.])\p{L}{4,}(?![\p{L}\d_])/gu;
const NAMES = /\bdata-aliases="([^"]*)"|<h[1-3]\b[^>]*>(.*?)<\/h[1-3]>/gs;

/**
 * The words of built pages, most frequent first, for whoever misspells one. Of letters alone, of four or more; what stands only once, in all
 * the pages and in no heading or alias, may be a slip itself and is left out.
 * @param pages their HTML; only what is searched is read, and no code
 */
export function wordsOf(pages: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const html = page.slice(0, page.lastIndexOf("</main>")).replace(/\u200B/g, "");
    const body = html.slice(html.indexOf(">", html.indexOf("data-pagefind-body")) + 1);
    const names = [...html.matchAll(NAMES)].map(([, aliases, title]) => aliases ?? title);
    const text = [body.replace(/<(script|style|svg|pre)\b[\s\S]*?<\/\1>/g, " "), ...names].join(" ").replace(/<[^>]*>|&[a-z#\d]+;/gi, " ");
    for (const word of text.toLowerCase().match(WORD) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([word]) => word);
}
