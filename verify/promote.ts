import type { Code } from "mdast";
import { type Listing, specOf } from "../src/listings/index.ts";

/** A change of one chapter: the output that belongs to a listing. */
export type Promotion = { listing: Listing; actual: string };

/** Lines of an output that a chapter may show. */
export const MOST_LINES = 500;

/**
 * Rewrites the bodies of output fences, and adds a fence where a listing prints and has none. Everything else stays byte for byte, but that a fence
 * is made longer where its body holds one. Promotions are applied from the bottom up, so that line numbers above stay true.
 */
export function promote(text: string, promotions: Promotion[]): string {
  const lines = text.split("\n");
  const byLine = [...promotions].sort((a, b) => b.listing.line - a.listing.line);
  for (const { listing, actual } of byLine) {
    const body = linesToShow(listing, actual);
    const { output } = listing;
    const place = placeOf(output?.node ?? listing.node, lines);
    if (!output) {
      const fence = "`".repeat(Math.max(3, longestRun(body, "`") + 1));
      lines.splice(place.last + 1, 0, ...[`${fence}output`, ...body, fence].map(place.indent));
      continue;
    }
    const mark = place.marker[0] ?? "`";
    const more = mark.repeat(Math.max(0, longestRun(body, mark) + 1 - place.marker.length));
    lines[place.first] = insertAt(lines[place.first] ?? "", place.column, more);
    lines[place.last] = (lines[place.last] ?? "").replace(/(?=\s*$)/, more);
    lines.splice(place.first + 1, place.last - place.first - 1, ...body.map(place.indent));
  }
  return lines.join("\n");
}

/** The lines that a fence gets: those of what was printed that its contract records. */
export function linesToShow({ contract }: Listing, actual: string): string[] {
  const lines = actual.replaceAll("\r\n", "\n").replace(/\n+$/, "").split("\n");
  return specOf(contract).condense?.(lines) ?? lines;
}

type Place = { first: number; last: number; column: number; marker: string; indent(line: string): string };

/** Where a fence stands, by 0-based lines, and how a line is written that belongs to what it is in: a list, a quotation. */
function placeOf({ position }: Code, lines: string[]): Place {
  const [first, last] = [(position?.start.line ?? 1) - 1, (position?.end.line ?? 1) - 1];
  const column = (position?.start.column ?? 1) - 1;
  const opening = lines[first] ?? "";
  const before = opening.slice(0, column);
  // On the line that begins an item of a list, its mark stands before the fence, and on no other line of it.
  const prefix = /[^>\s]/.test(before) ? (/^[>\s]*/.exec(lines[last] ?? "")?.[0] ?? "") : before;
  const marker = /^(?:`+|~+)/.exec(opening.slice(column))?.[0] ?? "";
  return { first, last, column, marker, indent: (line) => (line === "" ? prefix.trimEnd() : prefix + line) };
}

/** The longest run of a fence's mark that a line begins with, where it could be taken for a fence: from three on, else 0. */
function longestRun(body: string[], mark: string): number {
  const runs = body.map((line) => /^(?:`+|~+)/.exec(line.trimStart())?.[0] ?? "").filter((run) => run.length >= 3 && run.startsWith(mark));
  return runs.reduce((longest, { length }) => Math.max(longest, length), 0);
}

const insertAt = (line: string, column: number, text: string): string => line.slice(0, column) + text + line.slice(column);
