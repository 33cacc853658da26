import { closest, distance } from "fastest-levenshtein";

/** Something an author wrote that the grammar does not allow: where it is, what was found, and what to write instead. */
export type Complaint = {
  /** Path as the author knows it, relative to the repository. */
  file: string;
  /** 1-based, as editors count. */
  line: number;
  column: number;
  found: string;
  allowed?: string;
  /** The line to paste in its place, when one guess stands out. */
  paste?: string;
};

/** A complaint that does not know its file yet: what the pure parsers return. */
export type Finding = Omit<Complaint, "file">;

/** Formats as `file:line:column: found`, then what is allowed and the line to paste. */
export function formatComplaint(complaint: Complaint): string {
  const lines = [`${complaint.file}:${complaint.line}:${complaint.column}: ${complaint.found}`];
  if (complaint.allowed) lines.push(`  allowed: ${complaint.allowed}`);
  if (complaint.paste) lines.push(`  write:   ${complaint.paste}`);
  return lines.join("\n");
}

/** The known word an unknown one was probably meant to be: at most a third of its letters differ. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const candidate = closest(word, known);
  const tolerance = Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3));
  return distance(word, candidate) <= tolerance ? candidate : undefined;
}
