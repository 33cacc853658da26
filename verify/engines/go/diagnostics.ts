import type { Diagnostic } from "./seen.ts";

/** What was said about one package: of which of its files, besides where and what. */
export type ToolOutput = Diagnostic & { file: string };

/**
 * Reads what `go build` and `go vet` print, by package folder.
 * Lines are `./folder/main.go:LINE:COL: message` (vet may put `vet: ` before); an indented line continues the one above.
 */
export function parseDiagnostics(text: string): Map<string, ToolOutput[]> {
  const byFolder = new Map<string, ToolOutput[]>();
  let last: ToolOutput | undefined;
  for (const line of text.split("\n")) {
    const match =
      /^(?:vet: )?(?:\.\/)?(?:[^\s:]*\/)?(?<folder>[^/\s:]+)\/(?<file>[^/\s:]+\.go):(?<line>\d+)(?::\d+)?: (?<message>.*)$/.exec(
        line,
      )?.groups;
    if (match) {
      last = { file: match.file ?? "", line: Number(match.line), message: match.message ?? "" };
      const folder = match.folder ?? "";
      byFolder.set(folder, [...(byFolder.get(folder) ?? []), last]);
    } else if (line.startsWith("# ")) {
      last = undefined; // another package begins, whose indented lines continue nothing of this one
    } else if (last && /^\s+\S/.test(line)) {
      last.message += `\n${line.trim()}`;
    }
  }
  return byFolder;
}
