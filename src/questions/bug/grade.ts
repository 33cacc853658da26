import { type Grade, RIGHT, unanswered, wrong } from "../grade.ts";

/** The lines to find, and how many the listing has. Lines count from 1. */
export type BugData = { lines: number[]; last: number };

/** Grades the lines that were named: `14`, or `9, 14`. */
export function gradeBug({ lines, last }: BugData, text: string): Grade {
  const named = text.split(/[\s,;]+/).filter(Boolean);
  if (named.length === 0) return unanswered("Name a line first.");
  const numbers = [...new Set(named.map(Number))];
  if (numbers.some((line) => !Number.isInteger(line) || line < 1 || line > last)) return unanswered(`Lines are numbers from 1 to ${last}.`);
  const found = lines.filter((line) => numbers.includes(line)).length;
  const extra = numbers.length - found;
  if (found === lines.length && extra === 0) return RIGHT;
  if (found === 0) return wrong(lines.length === 1 ? "Not that line." : `None of these. There are ${lines.length}.`);
  return wrong(
    extra > 0 ? `${found} of ${lines.length}, and ${extra} that are innocent.` : `${found} of ${lines.length} so far.`,
    found / lines.length,
  );
}
