import type { Note } from "../../engine.ts";

/**
 * Reads what the compiler, vet and gofmt print: `./main.go:3:5: message`, where an indented line goes on with the message above it.
 * What belongs to no line (`main.go:1: …` does) is one note about the whole program.
 */
export function parseNotes(text: string, severity: Note["severity"]): Note[] {
  const notes: Note[] = [];
  for (const line of text.split("\n")) {
    const place =
      /^(?:vet: )?(?:\.?\/)?(?:[^\s:]*\/)?(?<file>[^/\s:]+\.go|<standard input>):(?<line>\d+)(?::(?<column>\d+))?: (?<message>.*)$/.exec(
        line,
      );
    const last = notes.at(-1);
    if (place?.groups) {
      const { file = "", message = "" } = place.groups;
      notes.push({ file, line: Number(place.groups.line), column: Number(place.groups.column ?? 0), message, severity });
    } else if (last && /^\s+\S/.test(line)) {
      last.message += `\n${line.trim()}`;
    } else if (line.trim() !== "" && !/^# /.test(line)) {
      notes.push({ file: "", line: 0, column: 0, message: line.trim(), severity });
    }
  }
  return notes;
}
