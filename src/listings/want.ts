/** A mark that a listing carries on one of its lines: `// want "substring"`. Several may stand on one line. */
export type Want = { line: number; text: string };

/**
 * Reads the promises in a listing's comments (the convention of golang.org/x/tools/go/analysis/analysistest, with plain substrings).
 * @param word `want`: this is said of the line; `not`: this is not
 * @returns one entry per quoted text, `line` 1-based within the listing
 */
export function parseWants(code: string, word: "want" | "not" = "want"): Want[] {
  const mark = new RegExp(`// ${word} ("[^"]*"(?:\\s+"[^"]*")*)`);
  return code.split("\n").flatMap((text, i) => {
    const [, quoted = ""] = mark.exec(text) ?? [];
    return [...quoted.matchAll(/"([^"]*)"/g)].map(([, wanted]) => ({ line: i + 1, text: wanted ?? "" }));
  });
}
