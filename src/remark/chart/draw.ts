import type { Chart } from "../../listings/index.ts";

/** Units of the drawing: 400 are the width of a phone's column, so that its letters are read there without being enlarged. */
const WIDTH = 400;
const LEFT = 46;
const RIGHT = 8;
const TITLE = 22;
const HEIGHT = 92;
const BELOW = 34;

type Frame = Chart["frames"][number];
type Scale = (value: number) => number;

/**
 * Draws a chart as SVG that takes its colours from the page: a frame for each unit, one below the other, all along the same axis. Lines of a frame
 * differ in their dashes as well as in colour (`.line-1` and so on, `src/views/chart`). It says for whom it is not drawn that the numbers follow.
 */
export function drawChart({ along, frames }: Chart): string {
  const [first = 0, last = 1] = [along.values[0], along.values.at(-1)];
  const across: Scale = (value) => LEFT + ((WIDTH - LEFT - RIGHT) * (value - first)) / (last - first);
  const height = frames.length * (TITLE + HEIGHT) + BELOW;
  const foot = height - BELOW;
  const names = frames.flatMap(({ lines }) => lines.map(({ name }) => name)).join(", ");
  const marks = ticks(first, last, 5).map(
    (value) => `<text class="mark" x="${round(across(value))}" y="${foot + 16}" text-anchor="middle">${value}</text>`,
  );
  const axis = `<text class="mark" x="${(LEFT + WIDTH - RIGHT) / 2}" y="${foot + 31}" text-anchor="middle">${escaped(along.name)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img"`,
    ` aria-label="${escaped(`Chart of ${names}, along ${along.name}. The numbers follow below it.`)}">`,
    ...frames.map((frame, at) => drawFrame(frame, { along: along.values, across, top: at * (TITLE + HEIGHT) + TITLE })),
    ...marks,
    axis,
    "</svg>",
  ].join("");
}

function drawFrame({ unit, lines }: Frame, { along, across, top }: { along: number[]; across: Scale; top: number }): string {
  const all = lines.flatMap(({ values }) => values);
  const [least, most] = [Math.min(0, ...all), Math.max(1, ...all)];
  const rows = ticks(least, most, 3);
  const high = Math.max(most, rows.at(-1) ?? most);
  const up: Scale = (value) => top + HEIGHT - 8 - ((HEIGHT - 16) * (value - least)) / (high - least);
  const grid = rows.map((value) => {
    const y = round(up(value));
    return `<path class="grid" d="M${LEFT} ${y}H${WIDTH - RIGHT}"/><text class="mark" x="${LEFT - 6}" y="${y + 4}" text-anchor="end">${value}</text>`;
  });
  const drawn = lines.map(({ values }, at) => {
    const points = values.map((value, row) => `${round(across(along[row] ?? 0))} ${round(up(value))}`);
    return `<path class="line-${at + 1}" d="M${points.join("L")}"/>`;
  });
  return [legend(lines, unit, top), ...grid, ...drawn].join("");
}

/** A letter of the legend is about so wide; a name is given room by it, since nothing is measured when the site is built. */
const LETTER = 7.2;

function legend(lines: Frame["lines"], unit: string, top: number): string {
  let x = LEFT;
  const parts = lines.map(({ name }, at) => {
    const begins = x;
    x += 24 + (name.length + 2) * LETTER;
    return `<path class="line-${at + 1}" d="M${begins} ${top - 10}h18"/><text x="${begins + 23}" y="${top - 5}">${escaped(name)}</text>`;
  });
  const told = unit === "" ? "" : `<text class="mark" x="${round(x)}" y="${top - 5}">${escaped(unit)}</text>`;
  return parts.join("") + told;
}

/** Round numbers from `least` to `most`, about `count` of them: 1, 2 or 5 times a power of ten apart. */
function ticks(least: number, most: number, count: number): number[] {
  const raw = (most - least) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const apart = power * ([1, 2, 5].find((times) => times * power >= raw) ?? 10);
  const from = Math.ceil(least / apart);
  return Array.from({ length: Math.floor(most / apart) - from + 1 }, (_, at) => round((from + at) * apart));
}

const round = (value: number): number => Math.round(value * 100) / 100;
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
