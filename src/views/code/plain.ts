/** In browsers, for ./highlight.ts: what is served is coloured already, and is kept; code that is made in the page stays plain. */
export function highlight(code: string, _language: string, { cuts = [] }: { cuts?: readonly number[] | undefined }): string[] {
  const lines = code.split("\n").map((line, at, { length }) => escapeHtml(line) + (at + 1 < length ? "\n" : ""));
  return cutAt(lines, cuts).map((own) => own.join(""));
}

export const escapeHtml = (code: string): string => code.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** Lines in pieces, each cut behind a number of lines from the top. */
export const cutAt = (lines: readonly string[], cuts: readonly number[]): string[][] =>
  [0, ...cuts].map((from, at) => lines.slice(from, cuts[at]));
