/** A line of a chart: its name, and a value for each row. */
type Line = { name: string; values: number[] };
/** What has one unit shares a frame. `unit` is empty for plain numbers. */
export type Frame = { unit: string; lines: Line[] };
/** A table of numbers that is drawn: the values below each other, what its columns are, and its cells as they were printed, the header first. */
export type Chart = { along: Line; frames: Frame[]; cells: string[][] };

type Misprint = { line: number; found: string; allowed: string };

/** As many lines as can be told apart in one frame without colour. */
const MOST_LINES = 3;

/**
 * Reads a table of numbers: a header that names what is counted along and the lines, then a row for each place, cells parted by `|`.
 *
 *     minute | load (/min) | served (/min) | serving
 *          0 |         200 |           200 |       4
 *
 * A unit stands in brackets; columns of the same unit are drawn in one frame, up to three of them.
 * @returns what is to be drawn, or the first line (from 1) that is not of this form
 */
export function parseChart(text: string): Chart | Misprint {
  const lines = text.trimEnd().split("\n");
  const cells = lines.map((line) => line.split("|").map((cell) => cell.trim()));
  const [header = [], ...rows] = cells;
  const wrong = (line: number, found: string, allowed: string): Misprint => ({ line, found, allowed });
  if (header.length < 2 || header.includes("")) return wrong(1, `"${lines[0]}"`, "a header such as minute | cpu (%) | serving");
  if (rows.length < 2) return wrong(1, "fewer than two rows of numbers", "two or more, a line each");
  const odd = rows.findIndex((row) => row.length !== header.length || row.some((cell) => !/^-?\d+(\.\d+)?$/.test(cell)));
  if (odd >= 0) return wrong(odd + 2, `"${lines[odd + 1]}"`, `a number for each of ${header.join(" | ")}`);
  const column = (at: number): Line => ({ name: header[at] ?? "", values: rows.map((row) => Number(row[at])) });
  const along = column(0);
  const back = along.values.findIndex((value, at) => at > 0 && value <= (along.values[at - 1] ?? 0));
  if (back > 0) return wrong(back + 2, `${along.name} ${along.values[back]}, behind ${along.values[back - 1]}`, "numbers that grow");
  const frames = framesOf(header.slice(1).map((_, at) => column(at + 1)));
  const full = frames.find((frame) => frame.lines.length > MOST_LINES);
  if (full)
    return wrong(
      1,
      `${full.lines.length} columns of one unit`,
      `at most ${MOST_LINES}: the others in another unit, or in a chart of their own`,
    );
  return { along, frames, cells };
}

function framesOf(columns: Line[]): Frame[] {
  const named = columns.map(({ name, values }) => {
    const [, own = name, unit = ""] = /^(.*?)(?: \(([^)]*)\))?$/.exec(name) ?? [];
    return { unit, line: { name: own, values } };
  });
  return [...Map.groupBy(named, ({ unit }) => unit)].map(([unit, all]) => ({ unit, lines: all.map(({ line }) => line) }));
}
