/** One place in a state: what it holds. `free`: nothing. `hidden`: something that is not in reach, such as what lies behind a length. */
export type Box = { text: string; kind: "held" | "hidden" | "free" };
/** What one part of the program holds after a step. `tag`: where it lies, such as the array a slice points into. `isNew`: it was otherwise before. */
export type Holding = { tag?: { text: string; isNew: boolean }; boxes: (Box & { isNew: boolean })[]; isNew: boolean };
/** States that a program printed: what each step did, and what each part held after it, in the order of `parts`. */
export type States = { parts: string[]; steps: { what: string; held: Holding[] }[] };

type Misprint = { line: number; found: string; allowed: string };

/**
 * Reads a table of states, as a program prints it: a header that names the parts, then a line per step, cells parted by `|`.
 *
 *     step      | page            | rest
 *     page[:2]  | A: 7 8 (9) ·    | A: 9
 *
 * A cell is boxes parted by blanks, behind a tag with a colon if it has one; `(9)` is out of reach and `·` is free.
 * @returns the states, or the first line (from 1) that is not of this form
 */
export function parseStates(text: string): States | Misprint {
  const lines = text.trimEnd().split("\n");
  const table = lines.map((line) => line.split("|").map((cell) => cell.trim()));
  const [[first, ...parts] = [], ...rows] = table;
  if (parts.length === 0) return { line: 1, found: "a header without parts", allowed: "step | part | part" };
  if (first !== "step") return { line: 1, found: `a header that begins with "${first}"`, allowed: "step | part | part" };
  if (rows.length < 2) return { line: 1, found: "fewer than two steps", allowed: "two or more, a line each" };
  const odd = rows.findIndex((row) => row.length !== parts.length + 1 || row[0] === "");
  if (odd >= 0) {
    const allowed = `what was done, and behind it ${parts.join(" | ")}`;
    return { line: odd + 2, found: `"${lines[odd + 1]}"`, allowed };
  }
  const steps = rows.map(([what = "", ...cells], at) => ({
    what,
    held: cells.map((cell, part) => compared(read(cell), at === 0 ? undefined : read(rows[at - 1]?.[part + 1] ?? ""))),
  }));
  return { parts, steps };
}

type Cell = { tag?: string; boxes: Box[] };

function read(cell: string): Cell {
  const [, tag, rest = ""] = /^(?:(\S+):(?= |$))?(.*)$/.exec(cell) ?? [];
  const boxes = rest.split(" ").flatMap((text): Box[] => (text === "" ? [] : [boxOf(text)]));
  return tag === undefined ? { boxes } : { tag, boxes };
}

function boxOf(text: string): Box {
  if (text === "·") return { text: "", kind: "free" };
  const hidden = /^\((.*)\)$/.exec(text)?.[1];
  return hidden === undefined ? { text, kind: "held" } : { text: hidden, kind: "hidden" };
}

/** Marks what is otherwise than before, place by place; of the first state nothing is. */
function compared(now: Cell, before: Cell | undefined): Holding {
  const differs = (box: Box | undefined, old: Box | undefined) => box?.text !== old?.text || box?.kind !== old?.kind;
  const boxes = now.boxes.map((box, i) => ({ ...box, isNew: before !== undefined && differs(box, before.boxes[i]) }));
  const moved = before !== undefined && now.tag !== before.tag;
  const isNew = moved || boxes.length < (before?.boxes.length ?? 0) || boxes.some(({ isNew }) => isNew);
  return now.tag === undefined ? { boxes, isNew } : { tag: { text: now.tag, isNew: moved }, boxes, isNew };
}
