import type { Field, Result } from "./trace.ts";

/** A result set as psql prints it in its aligned format, taken apart again. */
export type Table = { fields: Field[]; rows: (string | null)[][]; footer: string };

const NULL = "NULL";

/**
 * Prints a result as psql does with `\pset null NULL`: a centred header, numbers to the right, `(2 rows)` below; an error with its
 * detail and hint; nothing for a statement that returns no rows.
 */
export function formatResult({ fields, rows = [], error }: Result): string {
  if (error) return formatError(error);
  if (!fields) return "";
  const text = rows.map((row) => row.map((value) => value ?? NULL));
  const widths = fields.map(({ name }, i) => Math.max(name.length, ...text.map((row) => row[i]?.length ?? 0)));
  const line = (cells: string[]) => cells.map((cell) => ` ${cell} `).join("|");
  const header = line(fields.map(({ name }, i) => centre(name, widths[i] ?? 0)));
  const body = text.map((row) =>
    line(row.map((value, i) => (fields[i]?.numeric ? value.padStart(widths[i] ?? 0) : value.padEnd(widths[i] ?? 0)))),
  );
  const rule = widths.map((width) => "-".repeat(width + 2)).join("+");
  return [header, rule, ...body, `(${rows.length} ${rows.length === 1 ? "row" : "rows"})`].map((part) => part.trimEnd()).join("\n");
}

function formatError({ message, detail, hint }: NonNullable<Result["error"]>): string {
  return [`ERROR:  ${message}`, detail && `DETAIL:  ${detail}`, hint && `HINT:  ${hint}`].filter(Boolean).join("\n");
}

function centre(text: string, width: number): string {
  const left = Math.floor((width - text.length) / 2);
  return (" ".repeat(left) + text).padEnd(width);
}

/** Reads such a table back; `undefined` when the text is none (an error, a plan, a value with a line break). */
export function parseTable(text: string): Table | undefined {
  const [header = "", rule = "", ...rest] = text.trimEnd().split("\n");
  const footer = rest.pop() ?? "";
  if (!/^-+(\+-+)*$/.test(rule) || !/^\(\d+ rows?\)$/.test(footer)) return undefined;
  const columns = columnsOf(rule);
  const cut = (line: string) => columns.map(([start, end]) => line.slice(start, end));
  const names = cut(header).map((cell) => cell.trim());
  const cells = rest.map(cut);
  const numeric = names.map((_, i) => cells.length > 0 && cells.every((row) => isRight(row[i] ?? "")));
  return {
    fields: names.map((name, i) => ({ name, numeric: numeric[i] ?? false })),
    rows: cells.map((row) => row.map((cell) => (cell.trim() === NULL ? null : cell.trim()))),
    footer,
  };
}

/** Start and end of each column, by the rule below the header. */
function columnsOf(rule: string): [number, number][] {
  let at = 0;
  return rule.split("+").map((dashes) => {
    const range: [number, number] = [at, at + dashes.length];
    at += dashes.length + 1;
    return range;
  });
}

/** A number, or NULL in a column of numbers, stands at the right edge of its column. */
const isRight = (cell: string): boolean => cell.trim() === NULL || /^ *-?[\d.]+(e[+-]\d+)? ?$/.test(cell);
