/** A diagnostic that a listing promises on one of its lines: `// want "substring"`. Several may stand on one line. */
export type Want = { line: number; text: string };

/**
 * Reads the promises in a listing's comments (the convention of golang.org/x/tools/go/analysis/analysistest, with plain substrings).
 * @returns one entry per quoted text, `line` 1-based within the listing
 */
export function parseWants(code: string): Want[] {
  return code.split("\n").flatMap((text, i) => {
    const comment = /\/\/ want ("[^"]*"(?:\s+"[^"]*")*)/.exec(text)?.[1] ?? "";
    return [...comment.matchAll(/"([^"]*)"/g)].map(([, wanted]) => ({ line: i + 1, text: wanted ?? "" }));
  });
}
